package dev.terrane.aws.role;

import dev.terrane.aws.setting.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The values that a field takes and how they are written: as text (flags, variables) and as plain values of the
 * language ({@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map} with text keys).
 * A value that cannot be read is a {@link BadValue}, whose message says what was expected.
 */
public sealed interface FieldType<T>
        permits FieldTypes.Scalar, FieldTypes.Policy, FieldTypes.Texts, FieldTypes.Tags, FieldTypes.Hops {
    FieldType<String> TEXT = new FieldTypes.Scalar<>("a string", FieldTypes::text, String::isEmpty, value -> value);
    /** A token, or the path of a file that holds one, which is no secret: only a path has a slash. */
    FieldType<Secret> SECRET = new FieldTypes.Scalar<>("a string",
            plain -> new Secret(FieldTypes.text(plain)), secret -> secret.reveal().isEmpty(),
            secret -> secret.reveal().contains("/") ? secret.reveal() : "(hidden)");
    /** A number of seconds; 0 means unset, as in Terragrunt. Text may be decimal, {@code 0x…}, {@code 0o…}, {@code 0b…}. */
    FieldType<Duration> SECONDS = new FieldTypes.Scalar<>("a whole number of seconds", FieldTypes::seconds,
            Duration::isZero, Duration::toSeconds);
    /** A time with units, as in {@code 10m} or {@code 1h30m}. */
    FieldType<Duration> TIME = new FieldTypes.Scalar<>("a time such as \"10m\"", FieldTypes::time,
            value -> false, FieldTypes::writeTime);
    FieldType<Boolean> SWITCH = new FieldTypes.Scalar<>("true or false", FieldTypes::bool, value -> false,
            value -> value);
    FieldType<DeliveryMode> MODE = new FieldTypes.Scalar<>("\"environment\", \"endpoint\" or \"process\"",
            FieldTypes::mode, value -> false, DeliveryMode::label);
    /** A JSON document; as a flag or variable also {@code @file}. */
    FieldType<String> POLICY = new FieldTypes.Policy();
    FieldType<List<String>> TEXTS = new FieldTypes.Texts();
    FieldType<Map<String, String>> TAGS = new FieldTypes.Tags();
    /** Roles to pass through; each an ARN, or an object of the fields in {@link Fields#HOP}. */
    FieldType<List<RoleSettings>> HOPS = new FieldTypes.Hops();

    /** What a message says was expected. */
    String expected();

    /** Reads a flag's or variable's text; lists are separated by commas, maps are {@code k=v,k=v}. */
    T ofText(String text, FieldContext context) throws BadValue;

    /** Reads a value of the language. */
    T ofPlain(Object plain, FieldContext context) throws BadValue;

    /** Whether this value is the same as none. */
    boolean isUnset(T value);

    /** The value as JSON can show it; secrets hidden. */
    Object toPlain(T value);

    /** A value that its field cannot take. */
    final class BadValue extends Exception {
        private static final long serialVersionUID = 1L;

        public BadValue(String message) {
            super(message, null, false, false);
        }
    }
}
