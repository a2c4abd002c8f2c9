variable "name" {
  type = string
}

variable "network" {
  type = string
}

resource "terraform_data" "part" {
  input = "${var.name} in ${var.network}"
}

output "part" {
  value = terraform_data.part.output
}
