dependency "x" {
  config_path = "../one"
}
