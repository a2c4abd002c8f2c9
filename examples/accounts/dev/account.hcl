locals {
  name = "dev"
  id   = "222222222222"
}
