package dev.terrane.config.model;

import java.util.Optional;

/** How an included file, or mock outputs, are merged. Names are Terragrunt's. */
public enum MergeStrategy {
    NO_MERGE("no_merge"), SHALLOW("shallow"), DEEP("deep"), DEEP_MAP_ONLY("deep_map_only");

    private final String word;

    MergeStrategy(String word) {
        this.word = word;
    }

    /** The strategy as it is written in a file. */
    public String word() {
        return word;
    }

    /** The strategy of that name; empty if there is none. */
    public static Optional<MergeStrategy> of(String word) {
        for (MergeStrategy strategy : values()) {
            if (strategy.word.equals(word)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }
}
