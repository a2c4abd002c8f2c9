package dev.terrane.aws.role;

import dev.terrane.aws.role.Field.Reach;
import dev.terrane.aws.setting.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of all fields of {@code aws { }}: the file's reader, the flags, the variables and the docs come from it. */
public final class Fields {
    public static final Field<String> IAM_ROLE = new Field<>("iam_role", FieldType.TEXT, Reach.MAIN,
            "The role to assume.");
    public static final Field<List<RoleSettings>> CHAIN = new Field<>("chain", FieldType.HOPS, Reach.UNIT,
            "Roles to assume one after the other before the final one.");
    public static final Field<String> EXTERNAL_ID = new Field<>("external_id", FieldType.TEXT, Reach.MAIN,
            "The external id that the final role's trust policy asks for.");
    public static final Field<String> SESSION_NAME = new Field<>("session_name", FieldType.TEXT, Reach.UNIT,
            "The session's name; {run} {nanos} {user} {host} {unit} {name} {command} {repo} are filled in.");
    public static final Field<Duration> DURATION = new Field<>("duration", FieldType.SECONDS, Reach.MAIN,
            "How long the session lives, in seconds.");
    public static final Field<String> SOURCE_IDENTITY = new Field<>("source_identity", FieldType.TEXT, Reach.UNIT,
            "The source identity that the final role's session carries.");
    public static final Field<Secret> WEB_IDENTITY_TOKEN = new Field<>("web_identity_token", FieldType.SECRET,
            Reach.UNIT, "An OpenID Connect token, or the path of a file that holds it; for the first role assumed.");
    public static final Field<String> WEB_IDENTITY_TOKEN_PROCESS = new Field<>("web_identity_token_process",
            FieldType.TEXT, Reach.UNIT, "A command that prints a fresh OpenID Connect token.");
    public static final Field<Map<String, String>> TAGS = new Field<>("tags", FieldType.TAGS, Reach.MAIN,
            "Session tags of the final role.");
    public static final Field<List<String>> TRANSITIVE_TAG_KEYS = new Field<>("transitive_tag_keys", FieldType.TEXTS,
            Reach.MAIN, "The session tags that later roles of a chain keep.");
    public static final Field<String> POLICY = new Field<>("policy", FieldType.POLICY, Reach.MAIN,
            "A session policy (JSON) that narrows the final role.");
    public static final Field<List<String>> POLICY_ARNS = new Field<>("policy_arns", FieldType.TEXTS, Reach.MAIN,
            "Managed policies that narrow the final role.");
    public static final Field<String> MFA_SERIAL = new Field<>("mfa_serial", FieldType.TEXT, Reach.UNIT,
            "The MFA device whose code the first role asks for.");
    public static final Field<String> MFA_PROCESS = new Field<>("mfa_process", FieldType.TEXT, Reach.UNIT,
            "A command that prints the MFA device's code.");
    public static final Field<String> REGION = new Field<>("region", FieldType.TEXT, Reach.UNIT,
            "The region whose STS is asked.");
    public static final Field<String> STS_ENDPOINT = new Field<>("sts_endpoint", FieldType.TEXT, Reach.UNIT,
            "The STS endpoint; in a file only loopback or a host of the partition's own domain.");
    public static final Field<List<String>> ALLOWED_ACCOUNT_IDS = new Field<>("allowed_account_ids", FieldType.TEXTS,
            Reach.MAIN, "The accounts that a command may run in; the lists of all levels intersect.");
    public static final Field<List<String>> FORBIDDEN_ACCOUNT_IDS = new Field<>("forbidden_account_ids",
            FieldType.TEXTS, Reach.MAIN, "The accounts that no command may run in; the lists of all levels unite.");
    public static final Field<DeliveryMode> CREDENTIALS = new Field<>("credentials", FieldType.MODE, Reach.UNIT,
            "How the child gets its credentials: environment, endpoint or process.");
    public static final Field<Duration> MIN_REMAINING = new Field<>("min_remaining", FieldType.TIME, Reach.UNIT,
            "How much of the credentials' life must be left for a unit to start.");
    public static final Field<Boolean> RUN_CMD = new Field<>("run_cmd", FieldType.SWITCH, Reach.UNIT,
            "Whether run_cmd gets the unit's credentials.");
    public static final Field<Boolean> NO_ROLE = new Field<>("no_role", FieldType.SWITCH, Reach.UNIT,
            "Turns off every role that files name.");

    /** All of them, in the order in which the docs list them. */
    public static final List<Field<?>> ALL = List.of(IAM_ROLE, CHAIN, EXTERNAL_ID, SESSION_NAME, DURATION,
            SOURCE_IDENTITY, WEB_IDENTITY_TOKEN, WEB_IDENTITY_TOKEN_PROCESS, TAGS, TRANSITIVE_TAG_KEYS, POLICY,
            POLICY_ARNS, MFA_SERIAL, MFA_PROCESS, REGION, STS_ENDPOINT, ALLOWED_ACCOUNT_IDS, FORBIDDEN_ACCOUNT_IDS,
            CREDENTIALS, MIN_REMAINING, RUN_CMD, NO_ROLE);

    /** Those that {@code terragrunt.hcl} has too, and for which Terragrunt has flags and variables of its own. */
    public static final List<Field<?>> OF_TERRAGRUNT = List.of(IAM_ROLE, DURATION, SESSION_NAME, WEB_IDENTITY_TOKEN);

    /** Those that one hop of a chain may have. */
    static final List<Field<?>> HOP = List.of(IAM_ROLE, EXTERNAL_ID, SESSION_NAME, DURATION, SOURCE_IDENTITY, TAGS,
            TRANSITIVE_TAG_KEYS, POLICY, POLICY_ARNS);

    private Fields() {}

    public static Optional<Field<?>> named(String name) {
        return ALL.stream().<Field<?>>map(field -> field).filter(field -> field.name().equals(name)).findFirst();
    }

    static String names(List<Field<?>> fields) {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }
}
