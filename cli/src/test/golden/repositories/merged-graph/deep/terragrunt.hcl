# Under the deep strategy an edge goes by what the unit says itself.
include "parent" {
  path           = "../parent/disabled.hcl"
  merge_strategy = "deep"
}

dependency "x" {
  config_path = "../one"
}
