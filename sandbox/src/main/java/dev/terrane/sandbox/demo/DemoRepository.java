package dev.terrane.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The demo's repository: small and ordinary, a root file, a module, a unit in each target account. It is a repository
 * that Terragrunt runs too. The unit of `prod` names its role in its file; those of `dev` and `stage` are given theirs
 * by flag and by variable.
 */
public final class DemoRepository {
    private static final String UNIT = """
            include "root" {
              path = find_in_parent_folders("root.hcl")
            }

            terraform {
              source = "${dirname(find_in_parent_folders("root.hcl"))}//modules/app"
            }
            """;
    private static final String MODULE = """
            variable "account" {
              type        = string
              description = "The name of the account that the application runs in."
            }

            # Stands for real resources, so that the demo needs no provider.
            resource "terraform_data" "app" {
              input = "the application of ${var.account}"
            }

            output "app" {
              value = terraform_data.app.output
            }
            """;

    private DemoRepository() {}

    /** The folder of a target's unit, relative to the repository's. */
    public static String unit(DemoWorld.Target target) {
        return target.name() + "/app";
    }

    /** The key of a unit's state in its bucket. */
    public static String stateKey(DemoWorld.Target target) {
        return unit(target) + "/terraform.tfstate";
    }

    /** Writes the files into a folder, which is made where there is none; files that are there are replaced. */
    public static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("root.hcl", root());
        files.put("modules/app/main.tf", MODULE);
        for (DemoWorld.Target target : DemoWorld.TARGETS) {
            files.put(target.name() + "/account.hcl", account(target));
            files.put(unit(target) + "/terragrunt.hcl",
                    target.equals(DemoWorld.PROD) ? UNIT + role(target) : UNIT);
        }
        return files;
    }

    private static String root() {
        return """
                # What all units share: each keeps its state in a bucket of its own account.
                locals {
                  account = read_terragrunt_config(find_in_parent_folders("account.hcl")).locals
                }

                remote_state {
                  backend = "s3"

                  generate = {
                    path      = "backend.tf"
                    if_exists = "overwrite_terragrunt"
                  }

                  config = {
                    bucket       = "%s-${local.account.id}"
                    key          = "${path_relative_to_include()}/terraform.tfstate"
                    region       = "%s"
                    encrypt      = true
                    use_lockfile = true
                  }
                }

                inputs = {
                  account = local.account.name
                }
                """.formatted(DemoWorld.STATE_BUCKET_PREFIX, DemoWorld.REGION);
    }

    private static String account(DemoWorld.Target target) {
        return """
                locals {
                  name = "%s"
                  id   = "%s"
                }
                """.formatted(target.name(), target.account());
    }

    private static String role(DemoWorld.Target target) {
        return """

                # Whoever applies this unit does it as this role.
                iam_role = "%s"
                """.formatted(target.deployRole());
    }
}
