package dev.terrane.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.setting.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineParserTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/deploy";

    @ParameterizedTest
    @ValueSource(strings = {"apply --iam-assume-role ROLE", "apply --iam-assume-role=ROLE",
        "apply -iam-assume-role ROLE",
        "apply -iam-assume-role=ROLE", "--iam-assume-role ROLE apply", "--iam-assume-role=ROLE apply",
        "apply -auto-approve --iam-assume-role ROLE -lock=false", "run --iam-assume-role ROLE -- apply",
        "run apply --iam-assume-role ROLE", "--working-dir x --iam-assume-role ROLE run apply"})
    void aRoleMayStandAnywhereBeforeTheSeparator(String line) {
        Setting<String> role = parse(line.replace("ROLE", ROLE)).options().setting(IdentityFlags.ROLE).orElseThrow();

        assertThat(role.value()).isEqualTo(ROLE);
        assertThat(role.origin().describe()).isIn("--iam-assume-role", "-iam-assume-role");
    }

    @ParameterizedTest
    @CsvSource({"apply --terragrunt-iam-role x, --terragrunt-iam-role",
        "apply -terragrunt-iam-role=x, -terragrunt-iam-role",
        "--terragrunt-iam-role x plan -no-color, --terragrunt-iam-role"})
    void theOldFlagOfTheRoleIsTheRole(String line, String origin) {
        CommandLine parsed = parse(line);

        assertThat(parsed.options().setting(IdentityFlags.ROLE).orElseThrow().value()).isEqualTo("x");
        assertThat(parsed.options().setting(IdentityFlags.ROLE).orElseThrow().origin().describe()).isEqualTo(origin);
        assertThat(parsed.oldNames()).as("said something about").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERRAGRUNT_IAM_ROLE", "TG_IAM_ASSUME_ROLE"})
    void theVariableOfTheRoleIsTheRole(String variable) {
        CommandLine parsed = parse("apply", Map.of(variable, ROLE));

        assertThat(parsed.options().setting(IdentityFlags.ROLE).orElseThrow().value()).isEqualTo(ROLE);
        assertThat(parsed.options().setting(IdentityFlags.ROLE).orElseThrow().origin().describe()).isEqualTo(variable);
        assertThat(parsed.oldNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERRAGRUNT_IAM_WEB_IDENTITY_TOKEN", "TERRAGRUNT_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN",
        "TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN"})
    void theTokenHasTwoOldVariables(String variable) {
        assertThat(parse("apply", Map.of(variable, "t")).options().get(IdentityFlags.WEB_IDENTITY_TOKEN)).contains("t");
    }

    @ParameterizedTest
    @CsvSource({"plan --all, run --all --filter ./a -- plan",
        "run --all --filter ./x --queue-include-dir y --tf-path tf -- apply -no-color, run --all --tf-path=tf --filter ./a -- apply -no-color",
        "apply --graph -auto-approve --terragrunt-iam-role ROLE, run --all --terragrunt-iam-role=ROLE --filter ./a -- apply -auto-approve",
        "run --all --iam-assume-role-web-identity-token secret --fail-fast=false plan, "
                + "run --all --iam-assume-role-web-identity-token=... --fail-fast=false --filter ./a -- plan"})
    void theSameInOtherUnitsKeepsAllButWhatSelectsUnitsAndShowsNoSecret(String line, String same) {
        assertThat(parse(line).inUnits(List.of("./a"))).isEqualTo(List.of(same.split(" ", -1)));
    }

    @Nested
    class Precedence {
        @Test
        void aFlagReplacesVariables() {
            Map<String, String> environment = Map.of("TG_IAM_ASSUME_ROLE", "env", "TG_FILTER", "./a,./b");
            CommandLine parsed = parse("plan --iam-assume-role flag --filter ./c", environment);

            assertThat(parsed.options().get(IdentityFlags.ROLE)).contains("flag");
            assertThat(parsed.options().list(FleetFlags.FILTER)).containsExactly("./c");
        }

        @Test
        void todaysVariableWinsOverTheOldOne() {
            assertThat(parse("plan", Map.of("TERRAGRUNT_IAM_ROLE", "old", "TG_IAM_ASSUME_ROLE", "new")).options()
                    .get(IdentityFlags.ROLE))
                    .contains("new");
        }

        @Test
        void listsOfTodaysAndTheOldVariableAddUp() {
            Map<String, String> environment = Map.of("TG_FEATURE", "a=1,b=2", "TERRAGRUNT_FEATURE", "b=3,c=4");

            assertThat(parse("plan", environment).options().map(UnitFlags.FEATURE)).containsExactlyInAnyOrderEntriesOf(
                    Map.of("a", "1", "b", "3", "c", "4"));
        }

        @Test
        void anEmptyVariableOrFlagSaysNothing() {
            Map<String, String> environment = Map.of("TG_IAM_ASSUME_ROLE", "", "TERRAGRUNT_IAM_ROLE", "old",
                    "TG_NO_COLOR", "");

            assertThat(parse("plan --working-dir=", environment).options().get(IdentityFlags.ROLE)).contains("old");
            assertThat(parse("plan --working-dir=", environment).options().get(GlobalFlags.WORKING_DIR)).isEmpty();
            assertThat(parse("plan", environment).options().isOn(GlobalFlags.NO_COLOR)).isFalse();
        }

        @Test
        void aVariableCountsOnlyForCommandsThatTakeTheOption() {
            assertThat(parse("find", Map.of("TG_IAM_ASSUME_ROLE", ROLE)).options().get(IdentityFlags.ROLE)).isEmpty();
        }
    }

    @Nested
    class Forwarding {
        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {"plan -out x.plan --all -var a=b | plan | -out x.plan -var a=b",
            "apply --json x | apply | --json x", "apply -- -parallelism=3 --all | apply | -parallelism=3 --all",
            "run --all plan -- -compact-warnings | run | plan -compact-warnings",
            "run -- workspace list | run | workspace list",
            "exec -- sh -c --help | exec | sh -c --help", "plan  -lock=false | plan | -lock=false"})
        void whatIsNotOurs(String line, String command, String words) {
            CommandLine parsed = parse(line);

            assertThat(parsed.command().written()).isEqualTo(command);
            assertThat(parsed.allWords()).containsExactly(words.split(" ", -1));
        }

        @Test
        void anArgumentKeepsItsBlanks() {
            CommandLine parsed = CommandLineParser.parse(List.of("plan", "-var", "x= "), Map.of());

            assertThat(parsed.words()).containsExactly("-var", "x= ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"run plan -compact-warnings", "find --whatever", "--frob find", "info print -x",
            "-var a=b plan"})
        void notWhereNothingIsBehindTheCommand(String line) {
            assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageMatching(".*flag.*");
        }

        @ParameterizedTest
        @CsvSource({"plan --terragrunt-iam-rol x, --terragrunt-iam-role", "apply --iam-asume-role x, --iam-assume-role",
            "plan -terragrunt-tf-path x, --terragrunt-tfpath"})
        void aMistypedFlagOfOursIsNeverForwarded(String line, String meant) {
            assertThatThrownBy(() -> parse(line)).isInstanceOfSatisfying(UsageException.class,
                    e -> assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains(meant)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"plan --aws-nonsense x", "hcl validate --terragrunt-nonsense",
            "apply --iam-nonsense=x"})
        void anUnknownFlagWithOurPrefixIsNeverForwarded(String line) {
            assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining("nonsense");
        }
    }

    @Nested
    class OldNames {
        @ParameterizedTest
        @CsvSource({"TERRAGRUNT_AUTO_INIT, false, true", "TERRAGRUNT_AUTO_INIT, true, false",
            "TERRAGRUNT_NO_AUTO_INIT, true, true",
            "TG_NO_AUTO_INIT, 1, true"})
        void anOppositeIsTurnedAround(String variable, String text, boolean noAutoInit) {
            assertThat(parse("plan", Map.of(variable, text)).options().isOn(UnitFlags.NO_AUTO_INIT))
                    .isEqualTo(noAutoInit);
        }

        @Test
        void aSwitchForOneValueIsThatValue() {
            assertThat(parse("plan --terragrunt-json-log -lock=false").options().get(GlobalFlags.LOG_FORMAT))
                    .contains("json");
            assertThat(parse("plan", Map.of("TERRAGRUNT_JSON_LOG", "true")).options().get(GlobalFlags.LOG_FORMAT))
                    .contains("json");
            assertThat(parse("plan", Map.of("TERRAGRUNT_JSON_LOG", "false")).options().get(GlobalFlags.LOG_FORMAT))
                    .isEmpty();
        }

        @Test
        void anOldVariableIsReported() {
            CommandLine parsed = parse("plan", Map.of("TERRAGRUNT_DOWNLOAD", "/x"));

            assertThat(parsed.options().get(UnitFlags.DOWNLOAD_DIR)).contains("/x");
            assertThat(parsed.oldNames())
                    .containsExactly(new CommandLine.OldUse("TERRAGRUNT_DOWNLOAD", "TG_DOWNLOAD_DIR", true));
        }

        @ParameterizedTest
        @CsvSource({"false, true", "0, true", "true, false", "yes, false"})
        void terraformsOwnVariableForNoInput(String text, boolean nonInteractive) {
            CommandLine parsed = parse("plan", Map.of("TF_INPUT", text));

            assertThat(parsed.options().isOn(GlobalFlags.NON_INTERACTIVE)).isEqualTo(nonInteractive);
            assertThat(parsed.oldNames()).isEmpty();
        }

        @Test
        void commandsThatCameLaterNeverHadThem() {
            assertThatThrownBy(() -> parse("find --terragrunt-log-level debug"))
                    .isInstanceOfSatisfying(UsageException.class, e -> {
                        assertThat(e).hasMessageContaining("--terragrunt-log-level");
                        assertThat(e.hint()).hasValue("it is written `--log-level` today");
                    });
        }

        @ParameterizedTest
        @CsvSource({"run-all apply, run --all", "graph-dependencies, dag graph", "terragrunt-info, info print",
            "frobnicate, run -- frobnicate", "aply, apply"})
        void aRemovedOrUnknownCommandIsAnErrorThatHelps(String line, String help) {
            assertThatThrownBy(() -> parse(line)).isInstanceOfSatisfying(UsageException.class, e -> {
                assertThat(e).hasMessageContaining(line.split(" ", -1)[0]);
                assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains(help));
            });
        }
    }

    @Nested
    class Values {
        @ParameterizedTest
        @CsvSource({"3600, 3600", "0x10, 16", "0b11, 3", "0o17, 15", "017, 15", "1_000, 1000", "0, 0"})
        void numbersAreWrittenAsInGo(String text, long value) {
            assertThat(parse("plan --iam-assume-role-duration " + text).options().get(IdentityFlags.DURATION))
                    .contains(value);
        }

        @ParameterizedTest
        @CsvSource({"plan --iam-assume-role-duration ten, ten", "plan --parallelism zero, parallelism",
            "plan --parallelism 0, at least 1",
            "find --json=perhaps, perhaps", "find --format yaml, yaml", "find --log-level loud, loud",
            "find --working-dir, working-dir",
            "plan --feature a, feature", "plan --feature s=a=b, feature", "info print --config a --config b, config",
            "plan --terragrunt-iam-role a --iam-assume-role b, iam-assume-role", "plan --source-map x, source-map"})
        void aBadValueNamesTheFlag(String line, String named) {
            assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(named);
        }

        @Test
        void aBadVariableIsNamed() {
            assertThatThrownBy(() -> parse("plan", Map.of("TG_PARALLELISM", "many"))).isInstanceOf(UsageException.class)
                    .hasMessageContaining("TG_PARALLELISM").hasMessageContaining("many");
        }

        @Test
        void aSourceMayHaveAQueryOnEitherSide() {
            CommandLine parsed = parse(
                    "plan --source-map git::ssh://h/a.git?ref=v1=../a --source-map x=git::https://h/b.git?ref=v2&depth=1");

            assertThat(parsed.options().map(UnitFlags.SOURCE_MAP)).containsEntry("git::ssh://h/a.git?ref=v1", "../a")
                    .containsEntry("x", "git::https://h/b.git?ref=v2&depth=1");
        }

        @Test
        void aSwitchMayBeRepeated() {
            assertThat(parse("plan -no-color --no-color").options().isOn(GlobalFlags.NO_COLOR)).isTrue();
            assertThat(parse("plan --no-color=false").options().isOn(GlobalFlags.NO_COLOR)).isFalse();
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"--no-auto-init plan, write `terragrunt plan --no-auto-init`",
            "hcl --check fmt, write `terragrunt hcl format --check`", "plan --all --all, more than once",
            "plan --log-level=, one of", "plan --parallelism=, 64-bit integer", "plan --feature=, key=value",
            "plan --source-map a=b=c, only one", "plan --no-tip some-tip, debugging-docs"})
        void whatCannotBeMeantIsRefused(String line, String reason) {
            assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class)
                    .extracting(e -> e.getMessage() + " " + ((UsageException) e).hint().orElse(""))
                    .asString().contains(reason);
        }

        @Test
        void aFlagWithoutItsValueTakesNoOtherWord() {
            assertThatThrownBy(() -> CommandLineParser.parse(List.of("plan", "--config", "", "-lock=false"), Map.of()))
                    .isInstanceOf(UsageException.class).hasMessageContaining("`--config` needs a value");
        }

        @Test
        void levelsAreReadInAnyCase() {
            assertThat(parse("plan --log-level Info").options().get(GlobalFlags.LOG_LEVEL)).contains("info");
        }

        @ParameterizedTest(name = "{0}, {1}")
        @CsvSource({"plan --queue-strict-include, queue-strict-include",
            "plan --queue-exclude-external, queue-exclude-external", "plan --units-that-include x, units-that-include",
            "plan --disable-command-validation, disable-command-validation",
            "plan --no-destroy-dependencies-check, no-destroy-dependencies-check",
            "find --hidden, deprecated-hidden-flag",
            "list --hidden, deprecated-hidden-flag", "render --disable-dependent-modules, disable-dependent-modules"})
        void aDeprecatedFlagIsAWarningAndWithItsControlAnError(String line, String control) {
            assertThat(Modes.of(parse(line)).warnings()).singleElement().asString().contains("is deprecated");
            assertThatThrownBy(() -> Modes.of(parse(line + " --strict-control " + control)))
                    .isInstanceOf(UsageException.class).hasMessageContaining(control);
        }

        @Test
        void whatIsNotBuiltIsRefusedByName() {
            assertThatThrownBy(() -> parse("plan --provider-cache")).isInstanceOf(UsageException.class)
                    .hasMessageContaining("--provider-cache").hasMessageContaining("not built");
            assertThat(parse("plan --provider-cache=false").words()).isEmpty();
        }
    }

    @Nested
    class Commands {
        @ParameterizedTest
        @CsvSource({"hcl fmt --check, HCL_FORMAT", "hcl format, HCL_FORMAT",
            "--no-color hcl --log-level debug validate, HCL_VALIDATE",
            "fd, FIND", "ls -l, LIST", "info strict list, INFO_STRICT_LIST", "stack output a.b, STACK_OUTPUT",
            "hcl fromat, HCL",
            "info, INFO", "-v, HELP", "--iam-assume-role x plan, PLAN"})
        void areFoundAmongFlags(String line, CommandName command) {
            assertThat(parse(line).command()).isEqualTo(command);
        }

        @Test
        void noneIsHelp() {
            assertThat(CommandLineParser.parse(List.of(), Map.of()).command()).isEqualTo(CommandName.HELP);
        }
    }

    private static CommandLine parse(String line) {
        return parse(line, Map.of());
    }

    private static CommandLine parse(String line, Map<String, String> environment) {
        return CommandLineParser.parse(List.of(line.split(" ", -1)), environment);
    }
}
