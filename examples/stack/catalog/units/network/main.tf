variable "name" {
  type = string
}

variable "cidr" {
  type = string
}

resource "terraform_data" "network" {
  input = "${var.name} ${var.cidr}"
}

output "id" {
  value = terraform_data.network.output
}
