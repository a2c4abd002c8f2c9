include "parent" {
  path = "../parent/plain.hcl"
}

dependency "x" {
  config_path = "../two"
  enabled     = false
}
