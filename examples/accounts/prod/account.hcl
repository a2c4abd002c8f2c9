locals {
  name = "prod"
  id   = "444444444444"
}
