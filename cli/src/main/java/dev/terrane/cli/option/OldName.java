package dev.terrane.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A name that an option had in earlier versions of Terragrunt.
 *
 * @param written the flag without its dashes (`terragrunt-iam-role`), or the variable (`TERRAGRUNT_IAM_ROLE`)
 * @param meaning how the old value becomes one of today's option
 * @param quiet whether it is taken without a word about it
 */
public record OldName(String written, Meaning meaning, boolean quiet) {

    /** How a value given under the old name becomes one of the option. */
    public sealed interface Meaning {

        /** What is written today in place of `text` under the old name; empty where that says nothing. */
        Optional<String> translate(String text);

        /** The value means what it did. */
        record Same() implements Meaning {
            @Override
            public Optional<String> translate(String text) {
                return Optional.of(text);
            }
        }

        /** The old name was the opposite: `TERRAGRUNT_AUTO_INIT=false` is `--no-auto-init`. */
        record Opposite() implements Meaning {
            @Override
            public Optional<String> translate(String text) {
                return Optional.of(Boolean.toString(!new ValueType.Toggle().read(List.of(text))));
            }
        }

        /** A variable of another program of which only some words say anything: `TF_INPUT=false`. */
        record Words(Set<String> words, String value) implements Meaning {
            @Override
            public Optional<String> translate(String text) {
                return words.contains(text) ? Optional.of(value) : Optional.empty();
            }
        }

        /** The old name was a switch for one value: `--terragrunt-json-log` is `--log-format json`. */
        record Value(String value) implements Meaning {
            @Override
            public Optional<String> translate(String text) {
                return new ValueType.Toggle().read(List.of(text)) ? Optional.of(value) : Optional.empty();
            }
        }
    }

    static final Meaning SAME = new Meaning.Same();
    static final Meaning OPPOSITE = new Meaning.Opposite();

    /** Whether the old name, as a flag, stands alone: `--terragrunt-json-log` although `--log-format` takes a value. */
    boolean isToggle(ValueType<?> type) {
        return switch (meaning) {
            case Meaning.Same() -> type instanceof ValueType.Toggle;
            case Meaning.Opposite(),Meaning.Value(_),Meaning.Words(_, _) -> true;
        };
    }
}
