package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {
    private static final Origin HERE = new Origin.Flag("--iam-assume-role-session-name");
    private static final Map<String, String> FACTS = new NameFacts("r-42", "1772366400000000000", "alice", "desk",
            "live/prod/vpc", "vpc", "apply", "infra").placeholders();

    private static String name(String template) {
        return SessionName.of(new Setting<>(template, HERE), FACTS);
    }

    @ParameterizedTest
    @CsvSource({"terragrunt-{nanos},terragrunt-1772366400000000000", "{user}@{host},alice@desk",
        "{repo}/{unit},infra-live-prod-vpc", "{name}-{command}-{run},vpc-apply-r-42", "plain-name,plain-name",
        "ü{name},-vpc"})
    void isFilledIn(String template, String expected) {
        assertThat(name(template)).isEqualTo(expected);
    }

    @Test
    void thatIsTooLongKeepsItsBeginningAndADigest() {
        String filled = "x".repeat(60) + "-live-prod-vpc";

        assertThat(name("x".repeat(60) + "-{unit}")).hasSize(64).startsWith("x".repeat(55) + "-")
                .isEqualTo("x".repeat(55) + "-" + sha256(filled).substring(0, 8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "with space", "slash/ed",
        "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void thatIsWrittenOutMustBeWithinLimits(String name) {
        IdentityException refused = catchThrowableOfType(IdentityException.class, () -> name(name));

        assertThat(refused.failure().text()).contains("outside of STS's limits", "2 to 64",
                "set by: --iam-assume-role-session-name");
    }

    @Test
    void withAnUnknownPlaceholderIsRefused() {
        assertThat(catchThrowableOfType(IdentityException.class, () -> name("{branch}")).failure().text())
                .contains("no placeholder {branch}", "command", "nanos", "unit");
    }
}
