package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleArnTest {
    private static final Origin HERE = new Origin.FilePosition("prod/terragrunt.hcl", 3, 12);

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:role/x", "arn:aws:iam::123456789012:role/a/b/deploy",
        "arn:aws-us-gov:iam::123456789012:role/Deploy_1+=,.@-", "arn:aws-cn:iam::123456789012:role/x"})
    void isWrittenAsItWasRead(String arn) {
        assertThat(RoleArn.parse(new Setting<>(arn, HERE))).hasToString(arn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy                                              | arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME
            ' arn:aws:iam::123456789012:role/x'                 | white space around it
            arn:aws:sts::123456789012:assumed-role/deploy/me    | arn:aws:iam::123456789012:role/ROLE_NAME
            arn:amazon:iam::123456789012:role/x                 | `amazon` is not a partition
            arn:aws:s3:::bucket                                 | service `iam`
            arn:aws:iam::1234:role/x                            | `1234` must be 12 digits
            arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME              | `ACCOUNT_ID` must be 12 digits
            arn:aws:iam::123456789012:user/alice                | must begin with role/
            arn:aws:iam::123456789012:role/                     | 1 to 64 letters
            arn:aws:iam::123456789012:role/with space           | 1 to 64 letters
            """)
    void saysWhatIsWrongAndWhere(String arn, String expected) {
        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> RoleArn.parse(new Setting<>(arn, HERE)));

        assertThat(refused.failure().text()).contains("`" + arn + "` is not the ARN of an IAM role", expected,
                "set by: prod/terragrunt.hcl:3:12");
    }
}
