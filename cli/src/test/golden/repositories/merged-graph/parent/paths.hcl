dependencies {
  paths = ["../one", "../two"]
}

exclude {
  if      = true
  actions = ["plan"]
}
