locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl")).locals.account
}

remote_state {
  backend = "s3"

  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }

  config = {
    bucket       = "terrane-demo-state-${local.account}"
    key          = "plan-and-apply-roles/${path_relative_to_include()}/terraform.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}
