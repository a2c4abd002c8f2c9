locals {
  name    = "shop"
  catalog = "${dirname(find_in_parent_folders("root.hcl"))}/catalog"
}

unit "network" {
  source = "${local.catalog}/units/network"
  path   = "network"

  values = {
    name = local.name
    cidr = "10.0.0.0/16"
  }
}

# A stack within the stack: its units are generated below its path.
stack "web" {
  source = "${local.catalog}/stacks/service"
  path   = "web"

  values = {
    name    = "${local.name}-web"
    network = "../../../network"
  }
}
