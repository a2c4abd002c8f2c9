package dev.terrane.config.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions on a version, separated by commas, all of which must hold: `>= 1.0, < 2.0`, `~> 1.2`, `!= 1.5.1`, `1.6`.
 * Rules of hashicorp/go-version 1.9: a pre-release satisfies an ordering only where the constraint names a pre-release
 * of the same release.
 */
public final class VersionConstraints {

    private static final Pattern SINGLE = Pattern
            .compile("\\s*(?P<operator><=|>=|!=|~>|<|>|=|)\\s*(?P<version>" + Version.LENIENT + ")\\s*");

    private enum Operator {
        EQUAL, NOT_EQUAL, GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL, PESSIMISTIC
    }

    private record Constraint(Operator operator, Version bound) {}

    private final String text;
    private final List<Constraint> all;

    private VersionConstraints(String text, List<Constraint> all) {
        this.text = text;
        this.all = List.copyOf(all);
    }

    /** Reads constraints; empty if the text is not well-formed. */
    public static Optional<VersionConstraints> parse(String text) {
        List<Constraint> all = new ArrayList<>();
        for (String single : text.split(",", -1)) {
            Matcher matcher = SINGLE.matcher(single);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Optional<Version> bound = Version.parse(matcher.group("version"));
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            all.add(new Constraint(operator(matcher.group("operator")), bound.get()));
        }
        return Optional.of(new VersionConstraints(text, all));
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "!=" -> Operator.NOT_EQUAL;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case "~>" -> Operator.PESSIMISTIC;
            default -> Operator.EQUAL;
        };
    }

    /** Whether the version satisfies every constraint. */
    public boolean allow(Version version) {
        return all.stream().allMatch(constraint -> allows(constraint, version));
    }

    private static boolean allows(Constraint constraint, Version version) {
        Version bound = constraint.bound;
        int order = version.compareTo(bound);
        return switch (constraint.operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> comparable(version, bound) && order > 0;
            case LESS -> comparable(version, bound) && order < 0;
            case GREATER_OR_EQUAL -> comparable(version, bound) && order >= 0;
            case LESS_OR_EQUAL -> comparable(version, bound) && order <= 0;
            case PESSIMISTIC -> comparable(version, bound) && order >= 0 && onlyLastMayGrow(version, bound);
        };
    }

    private static boolean comparable(Version version, Version bound) {
        if (version.prerelease().isEmpty()) {
            return true;
        }
        return !bound.prerelease().isEmpty() && version.sameSegments(bound);
    }

    private static boolean onlyLastMayGrow(Version version, Version bound) {
        if (!bound.prerelease().isEmpty() && version.prerelease().isEmpty()) {
            return false;
        }
        int size = bound.segments().size();
        if (size > version.segments().size()) {
            return false;
        }
        for (int i = 0; i < bound.given() - 1; i++) {
            if (!version.segments().get(i).equals(bound.segments().get(i))) {
                return false;
            }
        }
        return bound.segments().get(size - 1) <= version.segments().get(size - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
