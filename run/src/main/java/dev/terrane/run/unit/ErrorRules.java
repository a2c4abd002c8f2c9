package dev.terrane.run.unit;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.log.Ansi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a unit's `errors` block, or the defaults where there is none, do about an error: ignore it, try again, or nothing. */
final class ErrorRules {
    private final List<Ignore> ignores;
    private final List<Retry> retries;

    private ErrorRules(List<Ignore> ignores, List<Retry> retries) {
        this.ignores = List.copyOf(ignores);
        this.retries = List.copyOf(retries);
    }

    private record Rule(Pattern pattern, boolean negative) {}

    private record Ignore(String name, List<Rule> rules, String message, Map<String, Value> signals) {}

    private record Retry(String name, Supplier<List<Rule>> rules, long attempts, Duration pause) {}

    /** What is to be done. */
    sealed interface Action {

        /** Nothing helps. */
        record Fail() implements Action {}

        /** There were `attempts` attempts, and more are not wanted. */
        record GiveUp(long attempts) implements Action {}

        record TryAgain(String block, long attempts, Duration pause) implements Action {}

        record Overlook(String block, String message, Map<String, Value> signals) implements Action {}
    }

    /**
     * The rules of a unit.
     *
     * @param defaults patterns of errors that are tried again where the unit says nothing: three attempts, five seconds apart
     * @throws DiagnosticException at a pattern or number of the block that is wrong
     */
    static ErrorRules of(Optional<ErrorsBlock> block, List<String> defaults) {
        if (block.isEmpty() || (block.get().retries().isEmpty() && block.get().ignores().isEmpty())) {
            // most units never fail: the patterns are compiled when one has
            Supplier<List<Rule>> rules = () -> defaults.stream().map(text -> new Rule(Pattern.compile(text), false))
                    .toList();
            return new ErrorRules(List.of(), List.of(new Retry("default", rules, 3, Duration.ofSeconds(5))));
        }
        List<Ignore> ignores = new ArrayList<>();
        for (ErrorsBlock.Ignore ignore : block.get().ignores()) {
            ignores.add(
                    new Ignore(ignore.name(), rules(ignore.ignorableErrors(), ignore.at()), ignore.message().orElse(""),
                            ignore.signals().orElse(Map.of())));
        }
        List<Retry> retries = new ArrayList<>();
        for (ErrorsBlock.Retry retry : block.get().retries()) {
            retries.add(retry(retry));
        }
        return new ErrorRules(ignores, retries);
    }

    private static Retry retry(ErrorsBlock.Retry retry) {
        if (retry.maxAttempts() < 1) {
            throw failure("Invalid max_attempts",
                    "A retry block needs at least 1 attempt, not " + retry.maxAttempts() + ".", retry.at());
        }
        if (retry.sleepIntervalSeconds() < 0) {
            throw failure("Invalid sleep_interval_sec",
                    "A retry block cannot wait for " + retry.sleepIntervalSeconds() + " seconds.", retry.at());
        }
        List<Rule> rules = rules(retry.retryableErrors(), retry.at());
        return new Retry(retry.name(), () -> rules, retry.maxAttempts(),
                Duration.ofSeconds(retry.sleepIntervalSeconds()));
    }

    private static List<Rule> rules(List<String> patterns, SourceRange at) {
        List<Rule> rules = new ArrayList<>();
        for (String text : patterns) {
            boolean negative = text.startsWith("!");
            try {
                rules.add(new Rule(Pattern.compile(negative ? text.substring(1) : text), negative));
            } catch (PatternSyntaxException e) {
                throw failure("Invalid pattern",
                        "\"" + text + "\" is no regular expression: " + e.getDescription() + ".", at);
            }
        }
        return rules;
    }

    private static DiagnosticException failure(String summary, String detail, SourceRange at) {
        return new DiagnosticException(Diagnostic.error(summary, detail, at));
    }

    /**
     * Judges an error.
     *
     * @param attempt how many attempts there were
     */
    Action judge(String error, long attempt) {
        String text = Cleaning.clean(error);
        for (Ignore ignore : ignores) {
            if (matches(ignore.rules(), text)) {
                return new Action.Overlook(ignore.name(), ignore.message(), ignore.signals());
            }
        }
        for (Retry retry : retries) {
            if (matches(retry.rules().get(), text)) {
                return attempt >= retry.attempts()
                        ? new Action.GiveUp(retry.attempts())
                        : new Action.TryAgain(retry.name(), retry.attempts(), retry.pause());
            }
        }
        return new Action.Fail();
    }

    /** The first pattern that is found decides; one with an exclamation mark decides against. */
    private static boolean matches(List<Rule> rules, String text) {
        for (Rule rule : rules) {
            if (rule.pattern().matcher(text).find()) {
                return !rule.negative();
            }
        }
        return false;
    }

    /** Apart, so that it is loaded only where there is an error. */
    private static final class Cleaning {
        private static final Pattern UNPRINTABLE = Pattern.compile("[^a-zA-Z0-9./'\"():=\\- ]+");
        private static final Pattern BLANKS = Pattern.compile(" +");

        private Cleaning() {}

        /** The text on one line, without colours and boxes. */
        static String clean(String error) {
            return BLANKS.matcher(UNPRINTABLE.matcher(Ansi.strip(error)).replaceAll(" ")).replaceAll(" ").strip();
        }
    }
}
