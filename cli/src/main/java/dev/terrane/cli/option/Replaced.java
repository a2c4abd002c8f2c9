package dev.terrane.cli.option;

import java.util.Optional;

/** The commands that Terragrunt had before version 1, and what to write today. */
final class Replaced {
    private Replaced() {}

    static Optional<String> hint(String word) {
        String today = switch (word) {
            case "run-all" -> "run --all";
            case "plan-all", "apply-all", "destroy-all", "output-all", "validate-all" ->
                "run --all " + word.substring(0, word.length() - 4);
            case "spin-up" -> "run --all apply";
            case "tear-down" -> "run --all destroy";
            case "graph" -> "run --graph";
            case "hclfmt" -> "hcl fmt";
            case "hclvalidate" -> "hcl validate";
            case "validate-inputs" -> "hcl validate --inputs";
            case "terragrunt-info" -> "info print";
            case "render-json" -> "render --json -w";
            case "graph-dependencies" -> "dag graph";
            case "output-module-groups" -> "find --dag --json";
            default -> "";
        };
        return today.isEmpty() ? Optional.empty() : Optional.of("`" + word + "` is written `" + today + "` today");
    }
}
