package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.record.SecretScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real resources of the real AWS provider in three accounts by one command, and no secret anywhere when it is done. */
class FleetTest {
    static Stream<Arguments> worlds() {
        return Stream.of(Arguments.of("sandbox", (Supplier<AwsWorld>) SandboxWorld::new),
                Arguments.of("moto", (Supplier<AwsWorld>) MotoWorld::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void eachUnitIsAppliedInItsOwnAccount(String name, Supplier<AwsWorld> start, @TempDir Path folder) {
        try (AwsWorld world = start.get()) {
            Workbench bench = new Workbench(folder).in(world);
            write(bench);
            CommandLines arguments;
            Launcher.Outcome applied;
            try (CommandLines watch = new CommandLines()) {
                applied = bench.terragrunt("").run("run", "--all", "--non-interactive", "--log-level", "trace",
                        "apply");
                arguments = watch;
            }
            assertThat(applied.exitCode()).as(applied.all()).isZero();
            for (String account : AwsWorld.TARGETS) {
                Launcher.Outcome outputs = bench.terragrunt(account).run("output", "-json");
                assertThat(outputs.out()).as(outputs.err()).contains("\"" + account + "\"")
                        .contains("arn:aws:ssm:us-east-1:" + account + ":parameter/service/name");
                assertThat(world.accountsWithState(account + "/terraform.tfstate")).isEqualTo(Set.of(account));
                assertThat(world.accountsWithPastLock(account + "/terraform.tfstate")).isEqualTo(Set.of(account));
            }
            assertThat(world.secrets()).as("secrets to look for").hasSizeGreaterThan(2 * AwsWorld.TARGETS.size());
            SecretScan scan = new SecretScan(world.secrets());
            assertThat(scan.files(bench.folder())).isEmpty();
            assertThat(scan.text("the log", applied.all())).isEmpty();
            assertThat(scan.text("command lines", String.join("\n", arguments.seen()))).isEmpty();
            assertThat(arguments.seen()).as("command lines of children").anyMatch(line -> line.contains("apply"));
        }
    }

    /** The second depends on the first, the third on the second. */
    private static void write(Workbench bench) {
        bench.file("root.hcl", """
                locals {
                  account = path_relative_to_include()
                }
                iam_role = "arn:aws:iam::${local.account}:role/deploy"
                """ + Units.backend("${local.account}", "${local.account}/terraform.tfstate"));
        List<String> before = List.of("", AwsWorld.TARGETS.get(0), AwsWorld.TARGETS.get(1));
        for (int i = 0; i < AwsWorld.TARGETS.size(); i++) {
            String account = AwsWorld.TARGETS.get(i);
            bench.file(account + "/main.tf", Units.PARAMETER).file(account + "/terragrunt.hcl", """
                    include "root" {
                      path = find_in_parent_folders("root.hcl")
                    }
                    """ + (i == 0 ? "" : "dependencies {\n  paths = [\"../" + before.get(i) + "\"]\n}\n"));
        }
    }
}
