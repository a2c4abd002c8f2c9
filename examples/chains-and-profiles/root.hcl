remote_state {
  backend = "s3"

  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }

  config = {
    bucket       = "terrane-demo-state-222222222222"
    key          = "chains-and-profiles/${path_relative_to_include()}/terraform.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}

iam_role = "arn:aws:iam::222222222222:role/terrane-spoke"
