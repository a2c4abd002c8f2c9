terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias   = "dns"
  profile = "dns"
  region  = "us-east-1"
}

# Parameters stand for a server and for the record that points to it.
resource "aws_ssm_parameter" "server" {
  name  = "/site/server"
  type  = "String"
  value = "192.0.2.1"
}

resource "aws_ssm_parameter" "record" {
  provider = aws.dns

  name  = "/zone/site"
  type  = "String"
  value = aws_ssm_parameter.server.value
}

output "server" {
  value = aws_ssm_parameter.server.arn
}

output "record" {
  value = aws_ssm_parameter.record.arn
}
