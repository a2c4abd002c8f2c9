include "root" {
  path = find_in_parent_folders("root.hcl")
}

dependency "network" {
  config_path = values.network

  mock_outputs                            = { id = "not-there-yet" }
  mock_outputs_allowed_terraform_commands = ["init", "plan", "validate"]
}

inputs = {
  name    = values.name
  network = dependency.network.outputs.id
}
