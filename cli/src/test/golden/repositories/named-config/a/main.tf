variable "from" {}
