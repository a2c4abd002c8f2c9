package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of session names. A name without placeholders is taken as written and must be within STS's limits. One
 * with placeholders is filled in, and then made to fit: other characters become {@code -}, and of more than 64 the
 * first 55 stay, followed by {@code -} and the first 8 hex digits of the SHA-256 of all of it.
 */
final class SessionName {
    /** Terragrunt's form, on which trust policies match. */
    static final String DEFAULT = "terragrunt-{nanos}";

    static final Pattern ALLOWED = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST = 64;
    private static final int KEPT = 55;

    private SessionName() {}

    static String of(Setting<String> setting, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(setting.value());
        StringBuilder name = new StringBuilder();
        boolean filled = false;
        while (placeholder.find()) {
            filled = true;
            String key = placeholder.group(1);
            String value = values.get(key);
            if (value == null) {
                throw new IdentityException(AwsFailure.setting("session_name has no placeholder {" + key + "}",
                        setting.origin(), "it has " + new TreeSet<>(values.keySet())));
            }
            placeholder.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        placeholder.appendTail(name);
        return filled ? fitted(name.toString()) : checked(setting);
    }

    private static String checked(Setting<String> setting) {
        if (!ALLOWED.matcher(setting.value()).matches()) {
            throw new IdentityException(AwsFailure.setting(
                    "the session name `" + setting.value() + "` is outside of STS's limits", setting.origin(),
                    "it may have 2 to 64 letters, digits and characters of _+=,.@-"));
        }
        return setting.value();
    }

    private static String fitted(String name) {
        String clean = name.replaceAll("[^\\w+=,.@-]", "-");
        if (clean.length() < 2) {
            return clean + "-".repeat(2 - clean.length());
        }
        return clean.length() <= LONGEST
                ? clean
                : clean.substring(0, KEPT) + "-" + HexFormat.of().formatHex(sha256(clean), 0, 4);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
