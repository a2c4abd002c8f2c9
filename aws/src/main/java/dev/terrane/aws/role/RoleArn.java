package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role: {@code arn:PARTITION:iam::ACCOUNT:role/PATH/NAME}, 20 to 2048 characters
 * (IAM's and STS's API references).
 *
 * @param path with a slash at both ends; {@code /} where the role has none
 */
public record RoleArn(String partition, String account, String path, String name) {
    private static final Pattern ROLE = Pattern
            .compile("arn:(aws(?:-[a-z]+)*):iam::(\\d{12}):role(/(?:[\\x21-\\x2e\\x30-\\x7e]+/)*)([\\w+=,.@-]{1,64})");

    /** Reads a setting; a malformed ARN is a failure that names its origin. */
    public static RoleArn parse(Setting<String> setting) {
        String text = setting.value();
        Matcher arn = ROLE.matcher(text);
        if (text.length() > 2048 || !arn.matches()) {
            throw new IdentityException(AwsFailure.setting("`" + text + "` is not the ARN of an IAM role",
                    setting.origin(), whatIsWrong(text)));
        }
        return new RoleArn(arn.group(1), arn.group(2), arn.group(3), arn.group(4));
    }

    private static String whatIsWrong(String text) {
        String form = "a role's ARN has the form arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME";
        if (!text.strip().equals(text)) {
            return "there is white space around it";
        }
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            return form;
        }
        if (parts[2].equals("sts") && parts[5].startsWith("assumed-role/")) {
            return "this is the ARN of a session; give the role's own, arn:" + parts[1] + ":iam::" + parts[4]
                    + ":role/ROLE_NAME";
        }
        if (!parts[1].matches("aws(-[a-z]+)*")) {
            return "`" + parts[1] + "` is not a partition (aws, aws-cn, aws-us-gov, …)";
        }
        if (!parts[2].equals("iam") || !parts[3].isEmpty()) {
            return form + " (service `iam`, no region)";
        }
        if (!parts[4].matches("\\d{12}")) {
            return "the account id `" + parts[4] + "` must be 12 digits";
        }
        if (!parts[5].startsWith("role/")) {
            return "`" + parts[5] + "` is not a role: it must begin with role/";
        }
        return "a role's name has 1 to 64 letters, digits and characters of +=,.@_-";
    }

    /** Whether a session of the given account and role name is one of this role; a session's ARN lacks the path. */
    public boolean isRoleOf(String sessionAccount, String sessionRole) {
        return account.equals(sessionAccount) && name.equals(sessionRole);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":iam::" + account + ":role" + path + name;
    }
}
