package dev.terrane.aws.role;

import dev.terrane.aws.role.FieldType.BadValue;
import dev.terrane.aws.setting.Setting;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The readers behind {@link FieldType}. */
final class FieldTypes {
    private static final Pattern TIME_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    private FieldTypes() {}

    @FunctionalInterface
    interface Reader<T> {
        T read(Object plain) throws BadValue;
    }

    record Scalar<T>(String expected, Reader<T> reader, Predicate<T> unset,
            Function<T, Object> writer) implements FieldType<T> {
        @Override
        public T ofText(String text, FieldContext context) throws BadValue {
            return reader.read(text);
        }

        @Override
        public T ofPlain(Object plain, FieldContext context) throws BadValue {
            return reader.read(plain);
        }

        @Override
        public boolean isUnset(T value) {
            return unset.test(value);
        }

        @Override
        public Object toPlain(T value) {
            return writer.apply(value);
        }
    }

    record Policy() implements FieldType<String> {
        @Override
        public String expected() {
            return "a JSON document";
        }

        @Override
        public String ofText(String text, FieldContext context) throws BadValue {
            if (!text.startsWith("@")) {
                return text;
            }
            Path file = context.folder().resolve(text.substring(1));
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new BadValue("the file " + text.substring(1) + " cannot be read");
            }
        }

        @Override
        public String ofPlain(Object plain, FieldContext context) throws BadValue {
            return text(plain);
        }

        @Override
        public boolean isUnset(String value) {
            return value.isEmpty();
        }

        @Override
        public Object toPlain(String value) {
            return value;
        }
    }

    record Texts() implements FieldType<List<String>> {
        @Override
        public String expected() {
            return "a list of strings";
        }

        @Override
        public List<String> ofText(String text, FieldContext context) {
            return commaSeparated(text);
        }

        @Override
        public List<String> ofPlain(Object plain, FieldContext context) throws BadValue {
            List<String> texts = new ArrayList<>();
            for (Object element : list(plain, this)) {
                texts.add(text(element));
            }
            return List.copyOf(texts);
        }

        @Override
        public boolean isUnset(List<String> value) {
            return false;
        }

        @Override
        public Object toPlain(List<String> value) {
            return value;
        }
    }

    record Tags() implements FieldType<Map<String, String>> {
        @Override
        public String expected() {
            return "a map of strings";
        }

        @Override
        public Map<String, String> ofText(String text, FieldContext context) throws BadValue {
            Map<String, String> tags = new LinkedHashMap<>();
            for (String pair : commaSeparated(text)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new BadValue("expected key=value,key=value, not `" + pair + "`");
                }
                tags.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            }
            return tags;
        }

        @Override
        public Map<String, String> ofPlain(Object plain, FieldContext context) throws BadValue {
            if (!(plain instanceof Map<?, ?> map)) {
                throw new BadValue("expected " + expected());
            }
            Map<String, String> tags = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                tags.put(text(entry.getKey()), text(entry.getValue()));
            }
            return tags;
        }

        @Override
        public boolean isUnset(Map<String, String> value) {
            return false;
        }

        @Override
        public Object toPlain(Map<String, String> value) {
            return value;
        }
    }

    record Hops() implements FieldType<List<RoleSettings>> {
        @Override
        public String expected() {
            return "a list of role ARNs or of objects with iam_role";
        }

        @Override
        public List<RoleSettings> ofText(String text, FieldContext context) {
            return commaSeparated(text).stream().map(arn -> hop(arn, context)).toList();
        }

        @Override
        public List<RoleSettings> ofPlain(Object plain, FieldContext context) throws BadValue {
            List<RoleSettings> hops = new ArrayList<>();
            for (Object element : list(plain, this)) {
                hops.add(element instanceof Map<?, ?> fields ? hop(fields, context) : hop(text(element), context));
            }
            return List.copyOf(hops);
        }

        private static RoleSettings hop(String arn, FieldContext context) {
            return RoleSettings.builder().set(Fields.IAM_ROLE, new Setting<>(arn, context.origin())).build();
        }

        private static RoleSettings hop(Map<?, ?> fields, FieldContext context) throws BadValue {
            RoleSettings.Builder hop = RoleSettings.builder();
            for (Map.Entry<?, ?> entry : fields.entrySet()) {
                String name = text(entry.getKey());
                Field<?> field = Fields.HOP.stream().filter(known -> known.name().equals(name)).findFirst()
                        .orElseThrow(() -> new BadValue("a hop of a chain has no `" + name + "`; it may have "
                                + Fields.names(Fields.HOP)));
                if (entry.getValue() != null) {
                    hop.read(field, entry.getValue(), context);
                }
            }
            RoleSettings settings = hop.build();
            if (settings.get(Fields.IAM_ROLE).isEmpty()) {
                throw new BadValue("a hop of a chain needs iam_role");
            }
            return settings;
        }

        @Override
        public boolean isUnset(List<RoleSettings> value) {
            return value.isEmpty();
        }

        @Override
        public Object toPlain(List<RoleSettings> value) {
            return value.stream().map(RoleSettings::toPlain).toList();
        }
    }

    static String text(Object plain) throws BadValue {
        return switch (plain) {
            case String text -> text;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case null, default -> throw new BadValue("expected a string");
        };
    }

    static Duration seconds(Object plain) throws BadValue {
        try {
            long seconds = switch (plain) {
                case String text when text.isBlank() -> 0;
                case String text -> wholeNumber(text);
                case BigDecimal number -> number.longValueExact();
                case Number number -> new BigDecimal(number.toString()).longValueExact();
                default -> throw new BadValue("expected a whole number of seconds");
            };
            return Duration.ofSeconds(seconds);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadValue("expected a whole number of seconds, not `" + plain + "`");
        }
    }

    /** Terragrunt reads these flags with Go's base 0: a prefix tells the base, underscores separate digits. */
    private static long wholeNumber(String text) {
        String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            return Long.parseLong(digits.substring(2), 16);
        }
        if (digits.startsWith("0b")) {
            return Long.parseLong(digits.substring(2), 2);
        }
        if (digits.startsWith("0o")) {
            return Long.parseLong(digits.substring(2), 8);
        }
        return digits.matches("0[0-7]+") ? Long.parseLong(digits, 8) : Long.parseLong(digits);
    }

    static Duration time(Object plain) throws BadValue {
        String text = text(plain).strip();
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = TIME_PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            BigDecimal unit = switch (part.group(2)) {
                case "h" -> BigDecimal.valueOf(3_600_000);
                case "m" -> BigDecimal.valueOf(60_000);
                case "s" -> BigDecimal.valueOf(1_000);
                default -> BigDecimal.ONE;
            };
            sum = sum.plusMillis(new BigDecimal(part.group(1)).multiply(unit).longValue());
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            throw new BadValue("expected a time such as \"10m\", \"90s\" or \"1h30m\", not `" + text + "`");
        }
        return sum;
    }

    static String writeTime(Duration time) {
        if (time.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        if (time.toHours() > 0) {
            text.append(time.toHours()).append('h');
        }
        if (time.toMinutesPart() > 0) {
            text.append(time.toMinutesPart()).append('m');
        }
        if (time.toMillisPart() > 0) {
            text.append(BigDecimal.valueOf(time.toSecondsPart() * 1000L + time.toMillisPart(), 3)).append('s');
        } else if (time.toSecondsPart() > 0) {
            text.append(time.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    static Boolean bool(Object plain) throws BadValue {
        return switch (plain) {
            case Boolean bool -> bool;
            case String text when text.equals("true") || text.equals("1") -> true;
            case String text when text.equals("false") || text.equals("0") -> false;
            default -> throw new BadValue("expected true or false");
        };
    }

    static DeliveryMode mode(Object plain) throws BadValue {
        String label = text(plain);
        return DeliveryMode.ofLabel(label).orElseThrow(
                () -> new BadValue("expected \"environment\", \"endpoint\" or \"process\", not `" + label + "`"));
    }

    private static List<?> list(Object plain, FieldType<?> type) throws BadValue {
        if (plain instanceof List<?> list) {
            return list;
        }
        throw new BadValue("expected " + type.expected());
    }

    private static List<String> commaSeparated(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }
}
