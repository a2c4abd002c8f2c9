package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.Optional;

/**
 * A `generate "name"` block, or an element of `generate = {…}`.
 *
 * @param path relative to the working copy, or absolute
 * @param hclFmt whether to format; absent means by the file's extension
 */
public record GenerateBlock(String name, String path, String contents, IfExists ifExists, IfDisabled ifDisabled,
        String commentPrefix, boolean disableSignature, boolean disable, Optional<Boolean> hclFmt, SourceRange at) {

    /** `comment_prefix` where none is given. */
    public static final String DEFAULT_COMMENT_PREFIX = "# ";

    /** What to do when the file is there already. */
    public enum IfExists {
        ERROR("error"), SKIP("skip"), OVERWRITE("overwrite"), OVERWRITE_TERRAGRUNT("overwrite_terragrunt");

        private final String word;

        IfExists(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<IfExists> of(String word) {
            for (IfExists choice : values()) {
                if (choice.word.equals(word)) {
                    return Optional.of(choice);
                }
            }
            return Optional.empty();
        }
    }

    /** What to do with the file when the block is disabled. */
    public enum IfDisabled {
        SKIP("skip"), REMOVE("remove"), REMOVE_TERRAGRUNT("remove_terragrunt");

        private final String word;

        IfDisabled(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<IfDisabled> of(String word) {
            for (IfDisabled choice : values()) {
                if (choice.word.equals(word)) {
                    return Optional.of(choice);
                }
            }
            return Optional.empty();
        }
    }
}
