package dev.terrane.e2e;

/** Parts of the units that tests write. */
final class Units {
    /** Needs no provider, so that what is measured is whose the state is. */
    static final String CODE = """
            resource "terraform_data" "it" {
              input = "x"
            }
            """;

    /** A real resource, and what AWS says who made it. */
    static final String PARAMETER = """
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "5.100.0"
                }
              }
            }

            provider "aws" {
              region = "%s"
            }

            data "aws_caller_identity" "me" {}

            resource "aws_ssm_parameter" "it" {
              name  = "/service/name"
              type  = "String"
              value = data.aws_caller_identity.me.account_id
            }

            output "account" {
              value = data.aws_caller_identity.me.account_id
            }

            output "parameter" {
              value = aws_ssm_parameter.it.arn
            }
            """.formatted(AwsWorld.REGION);

    private Units() {}

    /** State in the account's bucket, with a lock beside it. */
    static String backend(String account, String key) {
        return """
                remote_state {
                  backend = "s3"
                  generate = {
                    path      = "backend.tf"
                    if_exists = "overwrite_terragrunt"
                  }
                  config = {
                    bucket         = "%s"
                    key            = "%s"
                    region         = "%s"
                    use_lockfile   = true
                    use_path_style = true
                  }
                }
                """.formatted(AwsWorld.bucket(account), key, AwsWorld.REGION);
    }
}
