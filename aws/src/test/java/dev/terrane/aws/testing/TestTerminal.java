package dev.terrane.aws.testing;

import dev.terrane.aws.world.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A person who answers as told. */
public final class TestTerminal implements Terminal {
    private final Supplier<String> code;
    private final Runnable login;
    private final List<String> questions = new ArrayList<>();

    /** Makes one that gives these codes, and does this when it logs in. */
    public TestTerminal(Supplier<String> code, Runnable login) {
        this.code = code;
        this.login = login;
    }

    @Override
    public synchronized Optional<String> askSecret(String question) {
        questions.add(question);
        return Optional.of(code.get());
    }

    @Override
    public synchronized boolean confirm(String question) {
        questions.add(question);
        return true;
    }

    @Override
    public synchronized int run(List<String> words, Path folder, Map<String, String> environment) {
        login.run();
        return 0;
    }

    public synchronized List<String> questions() {
        return List.copyOf(questions);
    }
}
