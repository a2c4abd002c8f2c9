package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that are evaluated when their value is first asked for, once, errors included. A definition that needs
 * itself is an error which names the way round: {@code local.a → local.b → local.a}. All definitions that may refer to
 * each other share one memo; it belongs to one thread at a time.
 */
public final class Memo {
    private final List<Definition> inProgress = new ArrayList<>();

    /**
     * A definition to be evaluated later.
     *
     * @param name what messages call it, such as {@code local.a}
     * @param where where it is defined
     */
    public Definition define(String name, SourceRange where, Supplier<Value> evaluation) {
        return new Definition(name, where, evaluation);
    }

    /** A value that is evaluated when it is first asked for. */
    public final class Definition {
        private final String name;
        private final SourceRange where;
        private @Nullable Supplier<Value> evaluation;
        private @Nullable Value value;
        private @Nullable DiagnosticException failure;

        private Definition(String name, SourceRange where, Supplier<Value> evaluation) {
            this.name = name;
            this.where = where;
            this.evaluation = evaluation;
        }

        public String name() {
            return name;
        }

        public SourceRange where() {
            return where;
        }

        /**
         * The value.
         *
         * @throws DiagnosticException if the evaluation has errors, or needs this very value
         */
        public Value value() {
            if (failure != null) {
                throw failure;
            }
            if (value != null) {
                return value;
            }
            return evaluate();
        }

        private Value evaluate() {
            Supplier<Value> pending = evaluation;
            if (pending == null) {
                throw new DiagnosticException(cycle());
            }
            evaluation = null;
            inProgress.add(this);
            try {
                Value result = pending.get();
                value = result;
                return result;
            } catch (DiagnosticException e) {
                failure = e;
                throw e;
            } finally {
                inProgress.removeLast();
                if (value == null && failure == null) {
                    // What broke off was no answer: the next one who asks may get one.
                    evaluation = pending;
                }
            }
        }

        private Diagnostic cycle() {
            List<Definition> round = new ArrayList<>(inProgress.subList(inProgress.indexOf(this), inProgress.size()));
            round.add(this);
            String path = round.stream().map(Definition::name).collect(Collectors.joining(" → "));
            return Diagnostic.error("Definition refers to itself", "The value of " + name
                    + " cannot be found, because it depends on itself: " + path + ".", where);
        }
    }
}
