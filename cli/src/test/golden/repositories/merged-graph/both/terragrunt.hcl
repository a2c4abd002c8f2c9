include "parent" {
  path           = "../parent/paths.hcl"
  merge_strategy = "deep"
}

dependencies {
  paths = ["../two"]
}
