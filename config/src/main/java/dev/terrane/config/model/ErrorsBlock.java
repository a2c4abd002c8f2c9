package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The `errors` block. Limits and patterns are as written; what runs the unit checks them.
 *
 * @param retries in order of declaration
 * @param ignores in order of declaration
 */
public record ErrorsBlock(List<Retry> retries, List<Ignore> ignores, SourceRange at) {

    /**
     * A `retry "name"` block.
     *
     * @param maxAttempts attempts in all, at least 1 to be valid
     */
    public record Retry(String name, List<String> retryableErrors, long maxAttempts, long sleepIntervalSeconds,
            SourceRange at) {}

    /**
     * An `ignore "name"` block.
     *
     * @param signals written to `error-signals.json` when an error is ignored; absent where the block has none
     */
    public record Ignore(String name, List<String> ignorableErrors, Optional<String> message,
            Optional<Map<String, Value>> signals, SourceRange at) {}
}
