aws {
  # The roles of the target accounts trust nobody but the hub.
  chain = ["arn:aws:iam::111111111111:role/terrane-hub"]

  # OpenTofu/Terraform asks a small server on this machine for credentials, as often as it needs: an apply may last for hours.
  credentials = "endpoint"

  # A second identity, for `provider "aws" { profile = "dns" }`: the zone lives in the production account.
  profile "dns" {
    iam_role = "arn:aws:iam::444444444444:role/terrane-spoke"
  }
}
