package dev.terrane.aws;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong, so that all of it can be told at once. */
public final class Failures {
    private final Set<AwsFailure> found = new LinkedHashSet<>();

    /** The value, or nothing where making it fails; the failure is kept. */
    public <T> Optional<T> of(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (IdentityException e) {
            add(e.failure());
            return Optional.empty();
        }
    }

    /** Keeps a failure, and those that it came with. */
    public void add(AwsFailure failure) {
        found.add(failure.with(List.of()));
        failure.others().forEach(this::add);
    }

    /**
     * Tells what was found, each thing once.
     *
     * @throws IdentityException if anything was
     */
    public void report() {
        if (!found.isEmpty()) {
            List<AwsFailure> all = new ArrayList<>(found);
            throw new IdentityException(all.getFirst().with(all.subList(1, all.size())));
        }
    }
}
