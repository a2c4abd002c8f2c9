package dev.terrane.aws.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The person at the terminal, if there is one. */
public interface Terminal {

    /** Asks for one line, not echoed; nothing if nobody can be asked. */
    Optional<String> askSecret(String question);

    /** Asks yes or no; no if nobody can be asked. */
    boolean confirm(String question);

    /** Runs a program with the terminal as its own; its exit code. */
    int run(List<String> words, Path folder, Map<String, String> environment);

    /** Nobody is there. */
    Terminal NONE = new Terminal() {
        @Override
        public Optional<String> askSecret(String question) {
            return Optional.empty();
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public int run(List<String> words, Path folder, Map<String, String> environment) {
            return 1;
        }
    };
}
