variable "account" {
  type = string
}

variable "cidr" {
  type = string
}

# Stands for a network, so that the example needs no provider.
resource "terraform_data" "network" {
  input = { name = "${var.account}-network", cidr = var.cidr }
}

output "id" {
  value = terraform_data.network.output.name
}
