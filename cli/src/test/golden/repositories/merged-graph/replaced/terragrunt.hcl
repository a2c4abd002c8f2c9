# Under the shallow strategy the parent's edge stays, whatever the unit makes of its block.
include "parent" {
  path = "../parent/plain.hcl"
}

dependency "x" {
  config_path = "../two"
}
