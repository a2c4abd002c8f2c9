locals {
  account = "444444444444"
}
