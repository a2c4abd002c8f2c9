package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.e2e.Launcher.Typing;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.s3.S3;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who ends a run hurts nothing: Terraform is told once, finishes its step, writes its state and gives its lock back. */
class SignalTest {
    private static final List<String> UNITS = AwsWorld.TARGETS.subList(0, 2);
    private static final String WAITING = "waiting for somebody";
    private static final String TOLD = "Interrupt received";
    private static final String TOLD_AGAIN = "Two interrupts received";

    private SandboxWorld world;
    private Workbench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        world = new SandboxWorld();
        bench = new Workbench(folder).in(world).file("root.hcl", """
                locals {
                  account = path_relative_to_include()
                }
                iam_role = "arn:aws:iam::${local.account}:role/deploy"
                """ + Units.backend("${local.account}", "terraform.tfstate"));
        for (String account : UNITS) {
            bench.file(account + "/terragrunt.hcl",
                    "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n")
                    .file(account + "/main.tf", """
                            resource "terraform_data" "first" {}

                            resource "terraform_data" "slow" {
                              depends_on = [terraform_data.first]
                              provisioner "local-exec" {
                                command = "touch '%s'; echo %s; exec sleep 300"
                              }
                            }
                            """.formatted(mark(account), WAITING));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Path mark(String account) {
        return folder.resolve("started-" + account);
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void oneUnitEndsAsTerraformEnds(String signal) {
        Running running = bench.terragrunt(UNITS.getFirst()).start(List.of("apply", "-auto-approve"))
                .awaitFile(mark(UNITS.getFirst()));
        List<ProcessHandle> children = running.descendants();

        running.signal(signal);

        Outcome outcome = running.end();
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.all()).containsOnlyOnce(TOLD).doesNotContain(TOLD_AGAIN);
        nothingIsLeft(children, UNITS.subList(0, 1));
    }

    @Test
    void terraformOnATerminalHasCtrlCFromTheTerminalAlone() {
        Outcome outcome = bench.terragrunt(UNITS.getFirst()).onTerminal(
                List.of(Typing.ctrlC("(local-exec): " + WAITING)),
                "apply", "-auto-approve");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.all()).containsOnlyOnce(TOLD).doesNotContain(TOLD_AGAIN);
        nothingIsLeft(List.of(), UNITS.subList(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void manyUnitsAreToldEach(String signal, int exitCode) {
        Running running = bench.terragrunt("").start(List.of("run", "--all", "--non-interactive", "apply"));
        UNITS.forEach(account -> running.awaitFile(mark(account)));
        List<ProcessHandle> children = running.descendants();

        running.signal(signal);

        Outcome outcome = running.end();
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(exitCode);
        assertThat(outcome.all().split(TOLD, -1)).as(outcome.all()).hasSize(UNITS.size() + 1);
        assertThat(outcome.all()).doesNotContain(TOLD_AGAIN);
        nothingIsLeft(children, UNITS);
    }

    @Test
    void manyUnitsOnATerminalAreToldEachOnce() {
        bench.file(UNITS.getLast() + "/terragrunt.hcl", """
                include "root" {
                  path = find_in_parent_folders("root.hcl")
                }
                dependencies {
                  paths = ["../%s"]
                }
                """.formatted(UNITS.getFirst()));

        Outcome outcome = bench.terragrunt("").onTerminal(List.of(Typing.ctrlC("(local-exec): " + WAITING)), "run",
                "--all",
                "--non-interactive", "apply");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(130);
        assertThat(outcome.all()).containsOnlyOnce(TOLD).doesNotContain(TOLD_AGAIN);
        assertThat(mark(UNITS.getLast())).as("what waited is not begun").doesNotExist();
        nothingIsLeft(List.of(), UNITS.subList(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whereNothingRunsYetNothingBegins(String signal, int exitCode) throws InterruptedException {
        world.sandbox().faults().always("sts:AssumeRole", Fault.hang());
        Running running = bench.terragrunt(UNITS.getFirst()).start(List.of("apply", "-auto-approve"));
        world.sandbox().faults().awaitHanging();

        running.signal(signal);

        Outcome outcome = running.end();
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(exitCode);
        assertThat(mark(UNITS.getFirst())).doesNotExist();
    }

    /** Terraform's lock is an object beside the state. */
    private void nothingIsLeft(List<ProcessHandle> children, List<String> begun) {
        assertThat(children).as("processes").noneMatch(ProcessHandle::isAlive);
        assertThat(world.sandbox().buckets()).flatExtracting(S3.Contents::keys)
                .as("the state of each unit that was begun, and no lock").hasSize(begun.size())
                .containsOnly("terraform.tfstate");
        assertThat(world.sandbox().requests()).filteredOn(request -> request.is("s3:PutObject"))
                .filteredOn(request -> request.resource().endsWith(".tflock"))
                .as("locks that were held").hasSizeGreaterThanOrEqualTo(begun.size());
    }
}
