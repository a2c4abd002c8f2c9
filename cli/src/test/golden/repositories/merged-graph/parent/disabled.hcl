dependency "x" {
  config_path = "../one"
  enabled     = false
}
