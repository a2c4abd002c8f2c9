inputs = { from = "terragrunt.hcl" }
