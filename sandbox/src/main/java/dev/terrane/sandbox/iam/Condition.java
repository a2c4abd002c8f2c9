package dev.terrane.sandbox.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One key of a `Condition` block: it holds when the request's values of the key compare with any of the wanted ones
 * (IAM User Guide, "IAM JSON policy elements: Condition operators").
 *
 * @param quantifier
 *            how the values of a key with several of them count
 * @param ifExists
 *            whether it holds where the request has no such key
 */
public record Condition(Comparison comparison, boolean negated, boolean ifExists, Quantifier quantifier, String key,
        List<String> wanted) {
    public enum Quantifier {
        ONE, FOR_ANY, FOR_ALL
    }

    /** What is compared, once a leading `Not` is taken away. */
    public enum Comparison {
        STRING_EQUALS,
        STRING_EQUALS_IGNORE_CASE,
        STRING_LIKE,
        ARN_LIKE,
        BOOL,
        IP_ADDRESS,
        NULL,
        NUMERIC_EQUALS,
        NUMERIC_LESS_THAN,
        NUMERIC_LESS_THAN_EQUALS,
        NUMERIC_GREATER_THAN,
        NUMERIC_GREATER_THAN_EQUALS,
        DATE_EQUALS,
        DATE_LESS_THAN,
        DATE_LESS_THAN_EQUALS,
        DATE_GREATER_THAN,
        DATE_GREATER_THAN_EQUALS;

        private boolean holds(String actual, String wanted) {
            return switch (this) {
                case STRING_EQUALS -> actual.equals(wanted);
                case STRING_EQUALS_IGNORE_CASE, BOOL -> actual.equalsIgnoreCase(wanted);
                case STRING_LIKE, ARN_LIKE -> Glob.matches(wanted, actual);
                case IP_ADDRESS -> inNetwork(actual, wanted);
                case NUMERIC_EQUALS -> numbers(actual, wanted, sign -> sign == 0);
                case NUMERIC_LESS_THAN -> numbers(actual, wanted, sign -> sign < 0);
                case NUMERIC_LESS_THAN_EQUALS -> numbers(actual, wanted, sign -> sign <= 0);
                case NUMERIC_GREATER_THAN -> numbers(actual, wanted, sign -> sign > 0);
                case NUMERIC_GREATER_THAN_EQUALS -> numbers(actual, wanted, sign -> sign >= 0);
                case DATE_EQUALS -> dates(actual, wanted, sign -> sign == 0);
                case DATE_LESS_THAN -> dates(actual, wanted, sign -> sign < 0);
                case DATE_LESS_THAN_EQUALS -> dates(actual, wanted, sign -> sign <= 0);
                case DATE_GREATER_THAN -> dates(actual, wanted, sign -> sign > 0);
                case DATE_GREATER_THAN_EQUALS -> dates(actual, wanted, sign -> sign >= 0);
                case NULL -> false;
            };
        }
    }

    private static final String FOR_ANY_VALUE = "ForAnyValue:";
    private static final String FOR_ALL_VALUES = "ForAllValues:";

    /** The condition that an operator's name such as `ForAnyValue:StringNotLikeIfExists` stands for. */
    static Condition of(String operator, String key, List<String> wanted) {
        String name = operator;
        Quantifier quantifier = Quantifier.ONE;
        if (name.startsWith(FOR_ANY_VALUE)) {
            quantifier = Quantifier.FOR_ANY;
            name = name.substring(FOR_ANY_VALUE.length());
        } else if (name.startsWith(FOR_ALL_VALUES)) {
            quantifier = Quantifier.FOR_ALL;
            name = name.substring(FOR_ALL_VALUES.length());
        }
        boolean ifExists = name.endsWith("IfExists");
        name = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
        boolean negated = name.contains("Not");
        Comparison comparison = switch (name.replace("Not", "")) {
            case "StringEquals" -> Comparison.STRING_EQUALS;
            case "StringEqualsIgnoreCase" -> Comparison.STRING_EQUALS_IGNORE_CASE;
            case "StringLike" -> Comparison.STRING_LIKE;
            case "ArnEquals", "ArnLike" -> Comparison.ARN_LIKE;
            case "Bool" -> Comparison.BOOL;
            case "IpAddress" -> Comparison.IP_ADDRESS;
            case "NumericEquals" -> Comparison.NUMERIC_EQUALS;
            case "NumericLessThan" -> Comparison.NUMERIC_LESS_THAN;
            case "NumericLessThanEquals" -> Comparison.NUMERIC_LESS_THAN_EQUALS;
            case "NumericGreaterThan" -> Comparison.NUMERIC_GREATER_THAN;
            case "NumericGreaterThanEquals" -> Comparison.NUMERIC_GREATER_THAN_EQUALS;
            case "DateEquals" -> Comparison.DATE_EQUALS;
            case "DateLessThan" -> Comparison.DATE_LESS_THAN;
            case "DateLessThanEquals" -> Comparison.DATE_LESS_THAN_EQUALS;
            case "DateGreaterThan" -> Comparison.DATE_GREATER_THAN;
            case "DateGreaterThanEquals" -> Comparison.DATE_GREATER_THAN_EQUALS;
            case "Null" -> Comparison.NULL;
            default -> throw new MalformedPolicyException("unknown condition operator " + operator);
        };
        return new Condition(comparison, negated, ifExists, quantifier, key, List.copyOf(wanted));
    }

    boolean holds(RequestContext context) {
        List<String> actual = context.values(key);
        if (comparison == Comparison.NULL) {
            return wanted.contains(String.valueOf(actual.isEmpty()));
        }
        if (actual.isEmpty()) {
            return ifExists || negated || quantifier == Quantifier.FOR_ALL;
        }
        return switch (quantifier) {
            case ONE, FOR_ANY -> actual.stream().anyMatch(value -> compares(value, context));
            case FOR_ALL -> actual.stream().allMatch(value -> compares(value, context));
        };
    }

    private boolean compares(String actual, RequestContext context) {
        return negated != wanted.stream().map(context::substitute).flatMap(Optional::stream)
                .anyMatch(pattern -> comparison.holds(actual, pattern));
    }

    /** False where one of the two is no number, as IAM has it. */
    private static boolean numbers(String actual, String wanted, IntPredicate order) {
        try {
            return order.test(new BigDecimal(actual).compareTo(new BigDecimal(wanted)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean dates(String actual, String wanted, IntPredicate order) {
        try {
            return order.test(Instant.parse(actual).compareTo(Instant.parse(wanted)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** IPv4 in CIDR notation; the sandbox has no other callers. */
    private static boolean inNetwork(String actual, String network) {
        try {
            int slash = network.indexOf('/');
            int bits = slash < 0 ? 32 : Integer.parseInt(network.substring(slash + 1));
            long mask = bits == 0 ? 0 : -1L << (32 - bits);
            return (address(actual) & mask) == (address(slash < 0 ? network : network.substring(0, slash)) & mask);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long address(String dotted) {
        long address = 0;
        for (String part : dotted.split("\\.", -1)) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }
}
