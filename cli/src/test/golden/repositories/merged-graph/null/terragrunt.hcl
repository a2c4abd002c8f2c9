include "parent" {
  path           = "../parent/disabled.hcl"
  merge_strategy = "deep"
}

dependencies {
  paths = []
}
