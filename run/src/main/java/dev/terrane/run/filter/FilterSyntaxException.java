package dev.terrane.run.filter;

import java.util.List;
import java.util.stream.Collectors;

/** One or more filters that cannot be understood. */
public final class FilterSyntaxException extends RuntimeException {

    private final transient List<FilterProblem> problems;

    FilterSyntaxException(List<FilterProblem> problems) {
        super(problems.stream().map(p -> p.render(false)).collect(Collectors.joining("\n\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<FilterProblem> problems() {
        return problems;
    }
}
