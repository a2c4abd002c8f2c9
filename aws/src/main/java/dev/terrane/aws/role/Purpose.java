package dev.terrane.aws.role;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a command wants an identity for; a {@code role "…"} block of {@code terrane.hcl} is chosen by it. */
public enum Purpose {
    /** Reads only. */
    PLAN,
    /** Changes. */
    APPLY,
    /** Destroys; falls back to {@link #APPLY}, field by field. */
    DESTROY,
    /** Backend and lock, beside whichever of the others runs. */
    STATE;

    private static final Set<String> READING = Set.of("plan", "show", "output", "validate", "graph", "console",
            "providers", "get", "fmt", "init", "version", "metadata", "modules");
    private static final Set<String> READING_STATE = Set.of("list", "show", "pull");
    private static final Set<String> READING_WORKSPACE = Set.of("list", "show");

    /** The label of its block in {@code terrane.hcl} and its name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Purpose> ofLabel(String label) {
        for (Purpose purpose : values()) {
            if (purpose.label().equals(label)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /**
     * The purpose of a Terraform command line: command first, then its arguments. An {@code init} that serves
     * another command has that command's purpose: ask with that one.
     */
    public static Purpose of(List<String> command) {
        List<String> words = command.stream().filter(word -> !word.startsWith("-")).toList();
        String name = words.isEmpty() ? "" : words.get(0);
        String sub = words.size() < 2 ? "" : words.get(1);
        return switch (name) {
            case "destroy" -> DESTROY;
            case "apply" -> destroys(command) ? DESTROY : APPLY;
            case "state" -> READING_STATE.contains(sub) ? PLAN : APPLY;
            case "workspace" -> READING_WORKSPACE.contains(sub) ? PLAN : APPLY;
            default -> READING.contains(name) ? PLAN : APPLY;
        };
    }

    private static boolean destroys(List<String> command) {
        boolean destroys = false;
        for (String word : command) {
            switch (word) {
                case "-destroy", "--destroy", "-destroy=true", "--destroy=true" -> destroys = true;
                case "-destroy=false", "--destroy=false" -> destroys = false;
                default -> {
                }
            }
        }
        return destroys;
    }
}
