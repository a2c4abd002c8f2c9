locals {
  name = "stage"
  id   = "333333333333"
}
