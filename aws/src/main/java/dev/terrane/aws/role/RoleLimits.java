package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * STS's limits, checked before any call (API reference of AssumeRole and AssumeRoleWithWebIdentity). Each check
 * gives back what it was given, or fails naming the setting's origin.
 */
final class RoleLimits {
    static final Duration SHORTEST = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final Pattern SOURCE_IDENTITY = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern POLICY = Pattern.compile("[\\x09\\x0A\\x0D\\x20-\\xFF]+");
    private static final Pattern POLICY_ARN = Pattern.compile("arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/.+");
    private static final Pattern MFA_SERIAL = Pattern.compile("[\\w+=/:,.@-]{9,256}");

    private RoleLimits() {}

    static Duration duration(Setting<Duration> setting, boolean chained) {
        Duration asked = setting.value();
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(LONGEST) > 0) {
            throw fail("a session of " + asked.toSeconds() + " s is outside of STS's limits", setting.origin(),
                    "it may live from 900 to 43200 seconds");
        }
        if (chained && asked.compareTo(RoleRequest.DEFAULT_DURATION) > 0) {
            throw fail("a session of " + asked.toSeconds() + " s cannot be had through a role chain", setting.origin(),
                    "a role that another role assumes gets at most 3600 seconds, whatever its own maximum is",
                    "leave the duration at 3600 and let `credentials = \"endpoint\"` renew it while Terraform runs");
        }
        return asked;
    }

    static String externalId(Setting<String> setting) {
        return matching(setting, EXTERNAL_ID, "external id",
                "it may have 2 to 1224 letters, digits and characters of _+=,.@:/-");
    }

    static String sourceIdentity(Setting<String> setting) {
        if (setting.value().toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw fail("the source identity `" + setting.value() + "` begins with aws:", setting.origin(),
                    "AWS keeps that prefix for itself");
        }
        return matching(setting, SOURCE_IDENTITY, "source identity",
                "it may have 2 to 64 letters, digits and characters of _+=,.@-");
    }

    static String mfaSerial(Setting<String> setting) {
        return matching(setting, MFA_SERIAL, "MFA serial number",
                "it is the device's ARN, or the 9 or more characters printed on it");
    }

    static Map<String, String> tags(Setting<Map<String, String>> setting) {
        Map<String, String> tags = setting.value();
        if (tags.size() > 50) {
            throw fail("there are " + tags.size() + " session tags", setting.origin(), "STS takes at most 50");
        }
        Set<String> seen = new HashSet<>();
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128 || value.length() > 256 || !TAG_TEXT.matcher(key).matches()
                    || !TAG_TEXT.matcher(value).matches()) {
                throw fail("the session tag `" + key + "` is outside of STS's limits", setting.origin(),
                        "a key has 1 to 128 characters, a value at most 256: letters, digits, spaces and _.:/=+-@");
            }
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw fail("the session tag `" + key + "` is there twice", setting.origin(),
                        "STS does not tell upper from lower case in tag keys");
            }
        });
        return tags;
    }

    static Set<String> transitiveTagKeys(Setting<List<String>> setting, Map<String, String> tags) {
        for (String key : setting.value()) {
            if (tags.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
                throw fail("the transitive tag key `" + key + "` is no key of tags", setting.origin(),
                        "tags are " + (tags.isEmpty() ? "not set" : String.join(", ", tags.keySet())));
            }
        }
        return Set.copyOf(setting.value());
    }

    static String policy(Setting<String> setting) {
        if (!POLICY.matcher(setting.value()).matches()) {
            throw fail("the session policy has characters that STS does not take", setting.origin(),
                    "only tab, line end and the characters from space to U+00FF may stand in it");
        }
        if (setting.value().length() > 2048) {
            throw fail("the session policy has " + setting.value().length() + " characters", setting.origin(),
                    "STS takes at most 2048; leave white space out, or use policy_arns");
        }
        return setting.value();
    }

    /** {@code role} is nothing where it is not known whose policies they are. */
    static List<String> policyArns(Setting<List<String>> setting, Optional<RoleArn> role) {
        if (setting.value().size() > 10) {
            throw fail("there are " + setting.value().size() + " policy_arns", setting.origin(),
                    "STS takes at most 10");
        }
        for (String arn : setting.value()) {
            if (!POLICY_ARN.matcher(arn).matches()) {
                throw fail("`" + arn + "` is not the ARN of a managed policy", setting.origin(),
                        "it has the form arn:aws:iam::aws:policy/NAME or arn:aws:iam::ACCOUNT_ID:policy/NAME");
            }
            String account = arn.split(":", 6)[4];
            role.filter(known -> !account.equals("aws") && !account.equals(known.account())).ifPresent(known -> {
                throw fail("the policy `" + arn + "` is of another account than the role", setting.origin(),
                        "policy_arns must be AWS's own or of the role's account " + known.account());
            });
        }
        return setting.value();
    }

    static RoleArn samePartition(RoleArn role, Optional<RoleArn> requester, Origin origin) {
        requester.filter(hop -> !hop.partition().equals(role.partition())).ifPresent(hop -> {
            throw fail("the role " + role + " is of partition " + role.partition() + ", the role that asks for it, "
                    + hop + ", of " + hop.partition(), origin, "no identity crosses AWS's partitions");
        });
        return role;
    }

    private static String matching(Setting<String> setting, Pattern pattern, String what, String advice) {
        if (!pattern.matcher(setting.value()).matches()) {
            throw fail("the " + what + " `" + setting.value() + "` is outside of STS's limits", setting.origin(),
                    advice);
        }
        return setting.value();
    }

    private static IdentityException fail(String problem, Origin origin, String... advice) {
        return new IdentityException(AwsFailure.setting(problem, origin, advice));
    }
}
