# What all units share: the role of the account that they are for, and a state in a bucket of that account.
locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl")).locals
}

iam_role = "arn:aws:iam::${local.account.id}:role/terrane-deploy"

remote_state {
  backend = "s3"

  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }

  config = {
    bucket       = "terrane-demo-state-${local.account.id}"
    key          = "accounts/${path_relative_to_include()}/terraform.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}

inputs = {
  account = local.account.name
}
