package dev.terrane.aws.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.session.Credentials;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFormatTest {
    private static final Credentials CREDENTIALS = new Credentials("ASIAX", "se/cr+et", Optional.of("to'ken=="),
            Optional.of(Instant.parse("2026-03-01T13:00:00Z")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            env,        `export AWS_ACCESS_KEY_ID=ASIAX|export AWS_SECRET_ACCESS_KEY=se/cr+et|export AWS_SESSION_TOKEN='to'\\''ken=='|export AWS_CREDENTIAL_EXPIRATION=2026-03-01T13:00:00Z|`
            fish,       `set -gx AWS_ACCESS_KEY_ID ASIAX|set -gx AWS_SECRET_ACCESS_KEY se/cr+et|set -gx AWS_SESSION_TOKEN 'to'\\''ken=='|set -gx AWS_CREDENTIAL_EXPIRATION 2026-03-01T13:00:00Z|`
            powershell, `$Env:AWS_ACCESS_KEY_ID = 'ASIAX'|$Env:AWS_SECRET_ACCESS_KEY = 'se/cr+et'|$Env:AWS_SESSION_TOKEN = 'to''ken=='|$Env:AWS_CREDENTIAL_EXPIRATION = '2026-03-01T13:00:00Z'|`
            dotenv,     `AWS_ACCESS_KEY_ID=ASIAX|AWS_SECRET_ACCESS_KEY=se/cr+et|AWS_SESSION_TOKEN=to'ken==|AWS_CREDENTIAL_EXPIRATION=2026-03-01T13:00:00Z|`
            json,       `{"AccessKeyId":"ASIAX","SecretAccessKey":"se/cr+et","SessionToken":"to'ken==","Expiration":"2026-03-01T13:00:00Z","AccountId":"222222222222"}|`
            process,    `{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"se/cr+et","SessionToken":"to'ken==","Expiration":"2026-03-01T13:00:00Z","AccountId":"222222222222"}|`
            """)
    void isWhatItsReaderExpects(String format, String expected) {
        String written = CredentialsFormat.ofLabel(format).orElseThrow().write(CREDENTIALS,
                Optional.of("222222222222"));

        assertThat(written).isEqualTo(expected.replace('|', '\n'));
    }
}
