locals {
  account = "222222222222"
}
