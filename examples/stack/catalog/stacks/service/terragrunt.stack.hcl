locals {
  catalog = "${dirname(find_in_parent_folders("root.hcl"))}/catalog"
}

unit "database" {
  source = "${local.catalog}/units/part"
  path   = "database"

  values = {
    name    = "${values.name}-database"
    network = values.network
  }
}

unit "app" {
  source = "${local.catalog}/units/part"
  path   = "app"

  values = {
    name    = "${values.name}-app"
    network = values.network
  }
}
