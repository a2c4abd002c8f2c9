package dev.terrane.hcl.function.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.terrane.hcl.function.FunctionException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a version must satisfy: comparisons separated by commas ({@code >= 1.2, < 2.0}), with HashiCorp's go-version's
 * meaning of each. A pre-release satisfies an ordering only beside a pre-release of the same numbers.
 */
public final class VersionConstraint {

    private static final Pattern SINGLE = Pattern.compile("\\s*(<=|>=|!=|~>|<|>|=|)\\s*(" + Version.LOOSE + ")\\s*");

    private record Comparison(String operator, Version wanted) {
        boolean admits(Version version) {
            return switch (operator) {
                case "!=" -> version.compareTo(wanted) != 0;
                case ">" -> comparable(version) && version.compareTo(wanted) > 0;
                case "<" -> comparable(version) && version.compareTo(wanted) < 0;
                case ">=" -> comparable(version) && version.compareTo(wanted) >= 0;
                case "<=" -> comparable(version) && version.compareTo(wanted) <= 0;
                case "~>" -> admitsPessimistically(version);
                default -> version.compareTo(wanted) == 0;
            };
        }

        private boolean comparable(Version version) {
            return !version.isPrerelease() || (wanted.isPrerelease() && version.segments().equals(wanted.segments()));
        }

        private boolean admitsPessimistically(Version version) {
            boolean comparable = comparable(version) && (version.isPrerelease() || !wanted.isPrerelease());
            int last = wanted.segments().size() - 1;
            if (!comparable || version.compareTo(wanted) < 0 || version.segments().size() <= last) {
                return false;
            }
            int fixed = wanted.written() - 1;
            return version.segments().subList(0, fixed).equals(wanted.segments().subList(0, fixed))
                    && version.segments().get(last) >= wanted.segments().get(last);
        }
    }

    private final List<Comparison> comparisons;

    private VersionConstraint(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    public static VersionConstraint parse(String text) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String single : text.split(",", -1)) {
            Matcher matcher = SINGLE.matcher(single);
            if (!matcher.matches()) {
                throw new FunctionException("\"" + single.strip() + "\" is not a version constraint like >= 1.2.0");
            }
            comparisons.add(new Comparison(matcher.group(1), Version.parseLoose(matcher.group(2))));
        }
        return new VersionConstraint(List.copyOf(comparisons));
    }

    /**
     * Whether a version satisfies every comparison.
     *
     * @throws FunctionException if the text is not a version
     */
    public boolean admits(String version) {
        Version parsed = Version.parse(version);
        return comparisons.stream().allMatch(comparison -> comparison.admits(parsed));
    }
}
