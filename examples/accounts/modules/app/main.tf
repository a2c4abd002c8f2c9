variable "account" {
  type = string
}

variable "network" {
  type = string
}

# Stands for an application, so that the example needs no provider.
resource "terraform_data" "app" {
  input = "the app of ${var.account} in ${var.network}"
}

output "app" {
  value = terraform_data.app.output
}
