package dev.terrane.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.run.RunOptions;
import dev.terrane.run.RunOptions.QueueOptions;
import dev.terrane.run.RunOptions.ReportOptions;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.discovery.UnitFile;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.testing.StandIns.Result;
import dev.terrane.run.testing.Workshop;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many units with a stand-in for Terraform: `app` needs `db`, `db` needs `vpc`, and `dns` needs nobody. */
class FleetRunnerTest {
    @TempDir
    private Path folder;
    private Workshop workshop;

    @BeforeEach
    void write() throws IOException {
        workshop = new Workshop(folder).unit("vpc", "").unit("db", needs("vpc")).unit("app", needs("db")).unit("dns",
                "");
    }

    private static String needs(String unit) {
        return "dependencies {\n  paths = [\"../" + unit + "\"]\n}\n";
    }

    private int run(String command) {
        return run(one -> one, command);
    }

    /** Runs one unit at a time, so that there is one order. */
    private int run(UnaryOperator<QueueOptions> change, String command) {
        return run(change, ReportOptions.DEFAULT, command);
    }

    private int run(UnaryOperator<QueueOptions> change, ReportOptions report, String command) {
        return workshop.in("", options -> with(options, change.apply(parallel(1)), report), this::run,
                command.split(" ", -1));
    }

    private int run(RunSetup setup, RunOptions options) {
        Path root = options.workingDirectory();
        List<Node> found;
        try (Units units = new Units(setup, options, Group.SHARED)) {
            Repository repository = new Repository(root, root, new Walk("terragrunt.hcl", true),
                    UnitFile.opener(new UnitLoader(setup.session()), new StackLoader(setup.session()),
                            units.stackContext(), _ -> Map.of()),
                    Runnable::run);
            found = repository.components();
            repository.read(found, node -> {
                node.dependencies();
                node.configuration().exclude();
            });
        }
        return new FleetRunner(setup, options, new Names()).run(found);
    }

    private static final class Names implements FleetRunner.Display {
        @Override
        public String tree(List<Node> units, boolean reversed) {
            return (reversed ? "backwards: " : "") + String.join(" ", units.stream().map(Node::relativePath).toList());
        }

        @Override
        public String commandLine(List<String> filters) {
            return "again " + String.join(" ", filters);
        }
    }

    private static QueueOptions parallel(int units) {
        return new QueueOptions(Optional.of(units), false, false, false, Optional.empty(), Optional.empty(), false,
                false);
    }

    private static RunOptions with(RunOptions plain, QueueOptions queue, ReportOptions report) {
        return new RunOptions(plain.workingDirectory(), plain.configFile(), plain.downloadDirectory(),
                plain.command(), new RunOptions.Scope.All(), plain.terraform(), plain.auth(), plain.source(),
                plain.backend(), plain.dependencies(), queue, report, plain.log(), plain.features(),
                plain.experiments(), plain.strictControls(), plain.nonInteractive(), plain.hooks(),
                plain.inputsDebug());
    }

    /** The units that a command of Terraform ran in, in order. */
    private List<String> ran(String command) {
        return workshop.programs().commands().stream().filter(call -> call.arguments().getFirst().equals(command))
                .map(call -> workshop.path("").relativize(call.directory()).getName(0).toString()).toList();
    }

    private void failsIn(String unit, String command) {
        workshop.programs().on("terraform " + command, call -> call.directory().startsWith(workshop.path(unit))
                ? Result.fails(3, "Error: boom\n")
                : Result.prints("fine\n"));
    }

    @Test
    void everyUnitRunsAfterThoseThatItNeeds() {
        assertThat(run("plan")).isZero();
        assertThat(ran("plan")).containsExactly("dns", "vpc", "db", "app");
        assertThat(workshop.said()).anyMatch(line -> line.endsWith(":\ndns vpc db app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroy", "apply -destroy"})
    void whatDestroysRunsBackwards(String command) {
        workshop.answering("y\n");

        assertThat(run(command)).isZero();
        assertThat(ran("destroy")).containsExactly("app", "dns", "db", "vpc");
        assertThat(workshop.said()).anyMatch(line -> line.endsWith(":\nbackwards: app dns db vpc"));
    }

    @Test
    void whatNeedsAUnitThatFailedIsNotStartedAndTheRunEndsWithItsExitCode() {
        failsIn("db", "plan");

        assertThat(run("plan")).isEqualTo(3);
        assertThat(ran("plan")).containsExactly("dns", "vpc", "db");
        assertThat(workshop.said()).anyMatch(line -> line.startsWith("Run failed: 1 of 4 units failed, 1 never started")
                && line.contains("* ./db: ") && line.contains("    Error: boom")
                && line.endsWith("To repeat just what failed:\n  again ./db"));
        assertThat(workshop.out()).contains("Succeeded    2", "Failed       1", "Early Exits  1");
    }

    @Test
    void everythingRunsWhereErrorsAreIgnoredAndTheExitCodeIsStillThatOfTheFailure() {
        failsIn("vpc", "plan");

        assertThat(run(one -> new QueueOptions(one.parallelism(), false, true, false, Optional.empty(),
                Optional.empty(), false, false), "plan")).isEqualTo(3);
        assertThat(ran("plan")).containsExactly("dns", "vpc", "db", "app");
    }

    @Test
    void aUnitThatCannotBeReadFailsAtItsTurnAndHoldsBackOnlyWhatNeedsIt() throws IOException {
        workshop.unit("db", needs("vpc") + "inputs = { a = local.none }\n");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(ran("plan")).containsExactly("dns", "vpc");
        assertThat(workshop.said()).anyMatch(line -> line.contains("local.none") && line.contains("db/terragrunt.hcl"));
    }

    @Test
    void aUnitThatIsGoneAtItsTurnFails() throws IOException {
        workshop.programs().on("terraform plan", call -> {
            Files.deleteIfExists(workshop.path("app/main.tf"));
            Files.deleteIfExists(workshop.path("app/terragrunt.hcl"));
            Files.deleteIfExists(workshop.path("app"));
            return Result.QUIET;
        });

        assertThat(run("plan")).isEqualTo(1);
        assertThat(ran("plan")).containsExactly("dns", "vpc", "db");
        assertThat(workshop.said()).anyMatch(line -> line.contains("* ./app: source folder ./app does not exist"));
        assertThat(workshop.path("app")).doesNotExist();
    }

    @Test
    void aChildThatEndsAtOnceInTheFiveHundredthOfAThousandUnitsHoldsNobodyUp() throws IOException {
        for (int i = 0; i < 996; i++) {
            workshop.unit("many/u%03d".formatted(i), "");
        }
        failsIn("many/u496", "plan");

        assertThat(run("plan")).isEqualTo(3);
        assertThat(ran("plan")).hasSize(1000);
        assertThat(workshop.out()).contains("1000 units", "Succeeded    999", "Failed       1");
    }

    @Test
    void nothingRunsInACircleAndItsShortestWayIsNamed() throws IOException {
        workshop.unit("vpc", needs("db"));

        assertThat(run("plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.said()).containsExactly(
                "Found a dependency cycle between units: db -> vpc -> db. Nothing was run.");
    }

    @Test
    void nothingRunsWhereTheAnswerIsNo() {
        workshop.answering("n\n");

        assertThat(run("apply")).isZero();
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.err()).contains("Apply all of these units? (y/n)");
    }

    @ParameterizedTest
    @CsvSource({"plan, plan -input=false", "apply, apply -auto-approve -input=false", "destroy, destroy -auto-approve",
        "output, output"})
    void nobodyCanBeAsked(String command, String words) {
        workshop.answering("y\n");

        assertThat(run(command)).isZero();
        assertThat(workshop.programs().calls()).contains("terraform " + words);
    }

    @Test
    void anExcludedUnitIsLeftOutAndReported() throws IOException {
        workshop.unit("db", needs("vpc") + "exclude {\n  if = true\n  actions = [\"plan\"]\n}\n");

        assertThat(run("plan")).isZero();
        assertThat(ran("plan")).containsExactly("app", "dns", "vpc");
        assertThat(workshop.out()).contains("Succeeded    3", "Excluded     1");
    }

    @Test
    void whatIsProtectedIsNotDestroyedNorWhatItNeeds() throws IOException {
        workshop.answering("y\n").unit("db", needs("vpc") + "prevent_destroy = true\n");

        assertThat(run("destroy")).isZero();
        assertThat(ran("destroy")).containsExactly("app", "dns");
    }

    @Test
    void noUnitStartsWhereOneHasNoProgramThatItMayRun() throws IOException {
        workshop.unit("app", needs("db") + "terraform_binary = \"./none\"\n");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.said()).contains("No unit was started, since not every unit may run.");
    }

    @Test
    void noUnitStartsWhereTheRoleOfOneIsNone() throws IOException {
        workshop.unit("app", needs("db") + "iam_role = \"no-arn\"\n");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.said()).anyMatch(line -> line.contains("`no-arn`"))
                .contains("No unit was started, since not every unit may run.");
    }

    @Test
    void plansAreCountedAndKeptWhereTheyAreWanted() throws IOException {
        workshop.programs()
                .on("terraform plan", _ -> Result.prints("Plan: 1 to add, 0 to change, 0 to destroy.\n"))
                .on("terraform show -json", _ -> Result.prints("{\"plan\": true}\n"));

        assertThat(run(one -> new QueueOptions(one.parallelism(), false, false, false,
                Optional.of(workshop.path("plans")), Optional.of(workshop.path("json")), false, false), "plan"))
                .isZero();
        assertThat(workshop.programs().calls())
                .contains("terraform plan -input=false -out=" + workshop.path("plans/db/tfplan.tfplan"))
                .contains("terraform show -json " + workshop.path("plans/db/tfplan.tfplan"));
        assertThat(workshop.path("plans/db")).isDirectory();
        assertThat(workshop.path("json/db/tfplan.json")).hasContent("{\"plan\": true}");
        assertThat(workshop.said()).anyMatch(line -> line.startsWith("Plans of 4 units: 4 to add"));
    }

    @Test
    void theReportTellsOfEveryUnit() throws IOException {
        failsIn("vpc", "plan");
        Path file = workshop.path("report.csv");

        run(one -> one, new ReportOptions(Optional.of(file), Optional.empty(), Optional.empty(), false, false),
                "plan");

        assertThat(Files.readAllLines(file)).hasSize(5).anyMatch(line -> line.matches("vpc,.*,failed,run error,.*"))
                .anyMatch(line -> line.matches("db,.*,early exit,ancestor error,vpc.*"))
                .anyMatch(line -> line.matches("dns,.*,succeeded,,.*"));
        assertThat(workshop.out()).doesNotContain("Run Summary");
    }

    @Test
    void aReportThatCannotBeWrittenChangesNothingOfTheRunsEnd() throws IOException {
        workshop.file("file", "");

        assertThat(run(one -> one, new ReportOptions(Optional.of(workshop.path("file/report.csv")), Optional.empty(),
                Optional.empty(), true, false), "plan")).isZero();
        assertThat(workshop.said()).anyMatch(line -> line.startsWith("No report is written to "));
    }

    @Test
    void thereIsNoSummaryBesideData() {
        assertThat(run("output -json")).isZero();
        assertThat(workshop.out()).doesNotContain("Run Summary");
    }

    @Test
    void anEmptyFleetIsDoneAtOnce(@TempDir Path empty) throws IOException {
        workshop = new Workshop(empty);

        assertThat(run("plan")).isZero();
        assertThat(workshop.said()).containsExactly("There are no units here to run.");
    }

    @Test
    void aCircleOfThreeHundredIsNamedWhole() throws IOException {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 300).mapToObj("c%03d"::formatted).forEach(names::add);
        for (int i = 0; i < names.size(); i++) {
            workshop.unit(names.get(i), needs(names.get((i + 1) % names.size())));
        }

        assertThat(run("plan")).isEqualTo(1);
        assertThat(workshop.said()).containsExactly("Found a dependency cycle between units: "
                + String.join(" -> ", names) + " -> c000. Nothing was run.");
    }

    @Test
    void commandsThatOneUnitOnlyCanRunAreRefusedWithTheReason() {
        assertThat(FleetRunner.refusal("console")).hasValueSatisfying(why -> assertThat(why).contains("input"));
        assertThat(FleetRunner.refusal("plan")).isEmpty();
    }
}
