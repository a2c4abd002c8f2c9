include "parent" {
  path           = "../parent/plain.hcl"
  merge_strategy = "no_merge"
}

dependencies {
  paths = null
}
