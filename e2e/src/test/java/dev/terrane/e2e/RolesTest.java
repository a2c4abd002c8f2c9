package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of giving a role, and every pair of them: what counts is in whose bucket the state lies in the end. */
@TestInstance(Lifecycle.PER_CLASS)
class RolesTest {
    private static final String FLAG = AwsWorld.TARGETS.get(0);
    private static final String VARIABLE = AwsWorld.TARGETS.get(1);
    private static final String FILE = AwsWorld.TARGETS.get(2);

    private List<AwsWorld> worlds = List.of();

    @BeforeAll
    void start() {
        worlds = List.of(new SandboxWorld(), new MotoWorld());
    }

    @AfterAll
    void stop() {
        worlds.forEach(AwsWorld::close);
    }

    /** The role in several places, highest rank first, and the account whose role counts. */
    record Case(String name, List<Said> said, String account) {
        @Override
        public String toString() {
            return name;
        }
    }

    sealed interface Said {
        record Flag(String name) implements Said {}

        record Variable(String name) implements Said {}

        /** In the unit's file. */
        record Unit() implements Said {}

        /** In the file that it includes. */
        record Root() implements Said {}
    }

    private static final List<Case> CASES = List.of(
            new Case("flag", List.of(new Said.Flag("--iam-assume-role")), FLAG),
            new Case("old flag", List.of(new Said.Flag("--terragrunt-iam-role")), FLAG),
            new Case("variable", List.of(new Said.Variable("TG_IAM_ASSUME_ROLE")), VARIABLE),
            new Case("old variable", List.of(new Said.Variable("TERRAGRUNT_IAM_ROLE")), VARIABLE),
            new Case("unit file", List.of(new Said.Unit()), FILE),
            new Case("included file", List.of(new Said.Root()), FILE),
            new Case("flag over variable",
                    List.of(new Said.Flag("--terragrunt-iam-role"), new Said.Variable("TERRAGRUNT_IAM_ROLE")), FLAG),
            new Case("flag over file", List.of(new Said.Flag("--terragrunt-iam-role"), new Said.Unit()), FLAG),
            new Case("variable over file", List.of(new Said.Variable("TERRAGRUNT_IAM_ROLE"), new Said.Unit()),
                    VARIABLE),
            new Case("all three", List.of(new Said.Flag("-iam-assume-role"), new Said.Variable("TG_IAM_ASSUME_ROLE"),
                    new Said.Unit(), new Said.Root()), FLAG));

    Stream<Arguments> cases() {
        return worlds.stream().flatMap(world -> CASES.stream().map(one -> Arguments.of(one, world)));
    }

    @ParameterizedTest(name = "{0} in {1}", autoCloseArguments = false)
    @MethodSource("cases")
    void theHighestRankIsTheIdentity(Case one, AwsWorld world, @TempDir Path folder) {
        Workbench bench = new Workbench(folder).in(world);
        String key = one.name().replace(' ', '-') + "/terraform.tfstate";
        List<String> arguments = new ArrayList<>(List.of("apply", "-auto-approve"));
        String unit = "";
        String root = "";
        for (Said said : one.said()) {
            switch (said) {
                case Said.Flag(String name) -> arguments.addAll(List.of(name, AwsWorld.role(FLAG)));
                case Said.Variable(String name) -> bench.with(name, AwsWorld.role(VARIABLE));
                case Said.Unit() -> unit = role(FILE);
                case Said.Root() -> root = role(FILE);
            }
        }
        bench.file("root.hcl", root).file("unit/terragrunt.hcl", """
                include "root" {
                  path = find_in_parent_folders("root.hcl")
                }
                %s
                %s
                """.formatted(unit, Units.backend(one.account(), key))).file("unit/main.tf", Units.CODE);

        Launcher.Outcome outcome = bench.terragrunt("unit").run(arguments);

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(world.accountsWithState(key)).isEqualTo(Set.of(one.account()));
    }

    private static String role(String account) {
        return "iam_role = \"" + AwsWorld.role(account) + "\"";
    }
}
