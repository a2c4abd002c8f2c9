package dev.terrane.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a repository as they are found: an included root with remote state, a generated provider and inputs; accounts and regions with
 * files of their own; units with a module, inputs, and dependencies with mock outputs.
 */
final class FleetRepository {
    private static final String ROOT = """
            locals {
              account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
              region  = read_terragrunt_config(find_in_parent_folders("region.hcl"))
              tags    = merge({ owner = "platform" }, { account = local.account.locals.name })
            }

            remote_state {
              backend = "s3"
              generate = {
                path      = "backend.tf"
                if_exists = "overwrite_terragrunt"
              }
              config = {
                bucket = "state-${local.account.locals.id}"
                key    = "${path_relative_to_include()}/terraform.tfstate"
                region = local.region.locals.name
              }
            }

            generate "provider" {
              path      = "provider.tf"
              if_exists = "overwrite_terragrunt"
              contents  = <<-EOT
                provider "aws" {
                  region = "${local.region.locals.name}"
                }
              EOT
            }

            inputs = {
              tags   = local.tags
              region = local.region.locals.name
            }
            """;

    private final Path root;
    private final Shape shape;

    private FleetRepository(Path root, Shape shape) {
        this.root = root;
        this.shape = shape;
    }

    /** Writes a repository into a folder, which must not exist. */
    static void write(Path root, Shape shape) throws IOException {
        Files.createDirectories(root.getParent());
        Files.createDirectory(root);
        new FleetRepository(root, shape).write();
    }

    /** Writes units whose only resource is a `terraform_data`, each beside its configuration. */
    static void writePlain(Path root, int units) throws IOException {
        for (int i = 0; i < units; i++) {
            Path folder = Files.createDirectories(root.resolve("unit-%03d".formatted(i)));
            Files.writeString(folder.resolve("terragrunt.hcl"), "inputs = {\n  name = \"unit-" + i + "\"\n}\n");
            Files.writeString(folder.resolve("main.tf"), """
                    variable "name" {}

                    resource "terraform_data" "it" {
                      input = var.name
                    }
                    """);
        }
    }

    private void write() throws IOException {
        // A repository's root ends the search for dependents; git itself is not needed for that.
        file(".git/HEAD", "ref: refs/heads/main\n");
        file("root.hcl", ROOT);
        file("modules/app/main.tf", "variable \"name\" {}\nvariable \"size\" {}\n");
        for (int unit = 0; unit < shape.size(); unit++) {
            Path folder = root.resolve(shape.folder(unit));
            if (unit % shape.units() == 0) {
                int region = unit / shape.units() % shape.regions();
                Files.createDirectories(folder);
                Files.writeString(folder.resolveSibling("region.hcl"),
                        "locals {\n  name = \"eu-west-" + region + "\"\n}\n");
                if (region == 0) {
                    int account = unit / (shape.units() * shape.regions());
                    Files.writeString(folder.resolve("../../account.hcl").normalize(),
                            "locals {\n  name = \"account-%d\"\n  id   = \"%012d\"\n}\n".formatted(account, account));
                }
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("terragrunt.hcl"), unit(unit, folder));
        }
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String unit(int unit, Path folder) {
        StringBuilder blocks = new StringBuilder();
        StringBuilder inputs = new StringBuilder();
        for (int target : shape.dependencies(unit)) {
            blocks.append("""

                    dependency "d%d" {
                      config_path = "%s"

                      mock_outputs = {
                        id = "mock"
                      }
                    }
                    """.formatted(target, folder.relativize(root.resolve(shape.folder(target)))));
            inputs.append("  id_%d = dependency.d%d.outputs.id\n".formatted(target, target));
        }
        return """
                include "root" {
                  path   = find_in_parent_folders("root.hcl")
                  expose = true
                }

                locals {
                  name = "unit-%d"
                }

                terraform {
                  source = "%s//app"
                }
                %s
                inputs = {
                  name = local.name
                  size = 3
                %s}
                """.formatted(unit, folder.relativize(root.resolve("modules")), blocks, inputs);
    }
}
