package dev.terrane.aws.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.session.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFormatTest {
    private static final Credentials CREDENTIALS = new Credentials("ASIAX", "se/cr+et", Optional.of("to'ken=="),
            Optional.of(Instant.parse("2026-03-01T13:00:00Z")));

    private static final Credentials LONG_LIVED = new Credentials("AKIAX", "secret", Optional.empty(),
            Optional.empty());

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            env,        `export AWS_ACCESS_KEY_ID=ASIAX|export AWS_SECRET_ACCESS_KEY=se/cr+et|export AWS_SESSION_TOKEN='to'\\''ken=='|export AWS_CREDENTIAL_EXPIRATION=2026-03-01T13:00:00Z|unset AWS_SECURITY_TOKEN|`
            fish,       `set -gx AWS_ACCESS_KEY_ID ASIAX|set -gx AWS_SECRET_ACCESS_KEY se/cr+et|set -gx AWS_SESSION_TOKEN 'to'\\''ken=='|set -gx AWS_CREDENTIAL_EXPIRATION 2026-03-01T13:00:00Z|set -e AWS_SECURITY_TOKEN|`
            powershell, `$Env:AWS_ACCESS_KEY_ID = 'ASIAX'|$Env:AWS_SECRET_ACCESS_KEY = 'se/cr+et'|$Env:AWS_SESSION_TOKEN = 'to''ken=='|$Env:AWS_CREDENTIAL_EXPIRATION = '2026-03-01T13:00:00Z'|$Env:AWS_SECURITY_TOKEN = $null|`
            dotenv,     `AWS_ACCESS_KEY_ID=ASIAX|AWS_SECRET_ACCESS_KEY=se/cr+et|AWS_SESSION_TOKEN=to'ken==|AWS_CREDENTIAL_EXPIRATION=2026-03-01T13:00:00Z|`
            json,       `{"AccessKeyId":"ASIAX","SecretAccessKey":"se/cr+et","SessionToken":"to'ken==","Expiration":"2026-03-01T13:00:00Z","AccountId":"222222222222"}|`
            process,    `{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"se/cr+et","SessionToken":"to'ken==","Expiration":"2026-03-01T13:00:00Z","AccountId":"222222222222"}|`
            """)
    void isWhatItsReaderExpects(String format, String expected) {
        String written = CredentialsFormat.ofLabel(format).orElseThrow().write(CREDENTIALS,
                Optional.of("222222222222"));

        assertThat(written).isEqualTo(expected.replace('|', '\n'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            env,        `export AWS_ACCESS_KEY_ID=AKIAX|export AWS_SECRET_ACCESS_KEY=secret|unset AWS_SESSION_TOKEN|unset AWS_CREDENTIAL_EXPIRATION|unset AWS_SECURITY_TOKEN|`
            fish,       `set -gx AWS_ACCESS_KEY_ID AKIAX|set -gx AWS_SECRET_ACCESS_KEY secret|set -e AWS_SESSION_TOKEN|set -e AWS_CREDENTIAL_EXPIRATION|set -e AWS_SECURITY_TOKEN|`
            powershell, `$Env:AWS_ACCESS_KEY_ID = 'AKIAX'|$Env:AWS_SECRET_ACCESS_KEY = 'secret'|$Env:AWS_SESSION_TOKEN = $null|$Env:AWS_CREDENTIAL_EXPIRATION = $null|$Env:AWS_SECURITY_TOKEN = $null|`
            dotenv,     `AWS_ACCESS_KEY_ID=AKIAX|AWS_SECRET_ACCESS_KEY=secret|`
            """)
    void longLivedKeysTakeAnOldTokenOutOfTheShell(String format, String expected) {
        assertThat(CredentialsFormat.ofLabel(format).orElseThrow().write(LONG_LIVED, Optional.empty()))
                .isEqualTo(expected.replace('|', '\n'));
    }

    @Test
    void aShellThatHadASessionHasTheKeysAlone() throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", "eval \"$1\"; env | grep ^AWS_ | sort", "sh",
                CredentialsFormat.ENV.write(LONG_LIVED, Optional.empty())).redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        shell.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "ASIAOLD", "AWS_SECRET_ACCESS_KEY", "old",
                "AWS_SESSION_TOKEN", "old", "AWS_SECURITY_TOKEN", "old", "AWS_CREDENTIAL_EXPIRATION",
                "2026-03-01T13:00:00Z"));

        Process process = shell.start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("AWS_ACCESS_KEY_ID=AKIAX\nAWS_SECRET_ACCESS_KEY=secret\n");
        assertThat(process.waitFor()).isZero();
    }
}
