include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../../modules/app"
}

dependency "network" {
  config_path = "../network"

  # A plan before the first apply has to make do with these.
  mock_outputs                            = { id = "not-there-yet" }
  mock_outputs_allowed_terraform_commands = ["init", "plan", "validate"]
}

inputs = {
  network = dependency.network.outputs.id
}
