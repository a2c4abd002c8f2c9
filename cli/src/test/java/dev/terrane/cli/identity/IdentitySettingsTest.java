package dev.terrane.cli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.option.CommandLineParser;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {
    @Test
    void aFlagWinsOverTodaysVariableAndThatOverTheOldOne() {
        Map<String, String> environment = Map.of("TG_IAM_ASSUME_ROLE", "env", "TERRAGRUNT_IAM_ROLE", "old",
                "TERRAGRUNT_IAM_ASSUME_ROLE_DURATION", "900");

        IdentitySettings settings = read("plan --terragrunt-iam-role flag", environment);

        assertThat(effective(settings, Fields.IAM_ROLE)).contains("--terragrunt-iam-role=flag");
        assertThat(settings.environment().stream().flatMap(layer -> layer.role().stream()).map(Setting::value))
                .containsExactly("env", "old");
        assertThat(effective(settings, Fields.DURATION))
                .contains("TERRAGRUNT_IAM_ASSUME_ROLE_DURATION=" + Duration.ofMinutes(15));
    }

    @Test
    void aDurationOfZeroIsUnset() {
        assertThat(read("plan --iam-assume-role-duration 0", Map.of()).flags().isEmpty()).isTrue();
    }

    @Test
    void fieldsOfOurOwnAreSetAlike() {
        IdentitySettings settings = read("plan --aws-allowed-account-ids 111111111111,222222222222"
                + " --aws-allowed-account-ids 333333333333 --aws-tags a=1 --aws-no-role",
                Map.of("TERRANE_AWS_EXTERNAL_ID", "x-1", "AWS_REGION", "eu-central-1"));

        assertThat(effective(settings, Fields.ALLOWED_ACCOUNT_IDS))
                .contains("--aws-allowed-account-ids=" + List.of("111111111111", "222222222222", "333333333333"));
        assertThat(effective(settings, Fields.TAGS)).contains("--aws-tags=" + Map.of("a", "1"));
        assertThat(effective(settings, Fields.NO_ROLE)).contains("--aws-no-role=true");
        assertThat(effective(settings, Fields.EXTERNAL_ID)).contains("TERRANE_AWS_EXTERNAL_ID=x-1");
        assertThat(effective(settings, Fields.REGION)).contains("AWS_REGION=eu-central-1");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldHasAFlagAndAVariable(Field<?> field) {
        String text = switch (field.name()) {
            case "duration" -> "900";
            case "min_remaining" -> "10m";
            case "run_cmd", "no_role" -> "true";
            case "credentials" -> "endpoint";
            case "policy" -> "{}";
            case "tags" -> "a=b";
            default -> "x";
        };

        assertThat(read("plan " + field.flag() + "=" + text, Map.of()).flags().get(field)).isPresent();
        assertThat(effective(read("plan", Map.of(field.variable(), text)), field)).isPresent();
    }

    static List<Field<?>> fields() {
        return Fields.ALL.stream().<Field<?>>map(field -> field)
                .filter(field -> !Fields.OF_TERRAGRUNT.contains(field)).toList();
    }

    @Test
    void aBadTextIsAnErrorThatNamesTheFlag() {
        assertThatThrownBy(() -> read("plan --aws-min-remaining soon", Map.of()))
                .isInstanceOf(IdentityException.class).hasMessageContaining("--aws-min-remaining");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TERRANE_AWS_ALLOWED_ROLES,         ''
            TERRANE_AWS_ALLOWED_ROLES,         ' , '
            TERRANE_AWS_ALLOWED_ACCOUNT_IDS,   ''
            TERRANE_AWS_FORBIDDEN_ACCOUNT_IDS, ''
            """)
    void aBoundThatIsSetAndEmptyIsAnErrorRatherThanNoBound(String variable, String text) {
        assertThatThrownBy(() -> read("plan", Map.of(variable, text))).isInstanceOf(UsageException.class)
                .hasMessageContaining("`" + variable + "` is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--aws-allowed-roles=,", "--aws-allowed-account-ids=,", "--aws-forbidden-account-ids=,"})
    void soIsOneOfAFlag(String flag) {
        assertThatThrownBy(() -> read("plan " + flag, Map.of())).isInstanceOf(UsageException.class)
                .hasMessageContaining("is empty");
    }

    private static IdentitySettings read(String line, Map<String, String> environment) {
        OptionValues options = CommandLineParser.parse(List.of(line.split(" ", -1)), environment).options();
        return IdentitySettings.of(options, environment, Path.of("/nowhere"));
    }

    private static <T> Optional<String> effective(IdentitySettings settings, Field<T> field) {
        return new SettingsLayers(settings.flags(), settings.environment(), List.of(), List.of()).main(Purpose.PLAN)
                .get(field).map(said -> said.origin().describe() + "=" + said.value());
    }
}
