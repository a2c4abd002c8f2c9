locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl")).locals.account
}

include "root" {
  path = find_in_parent_folders("root.hcl")
}
