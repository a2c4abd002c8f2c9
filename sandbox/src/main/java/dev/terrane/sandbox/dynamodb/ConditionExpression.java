package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Conditions on an item (DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions"). */
sealed interface ConditionExpression {
    boolean holds(Item item);

    /** What an operand stands for: a value that is given, one of the item, or the size of one. */
    sealed interface Operand {
        Optional<Json> in(Item item);

        record Given(Json value) implements Operand {
            @Override
            public Optional<Json> in(Item item) {
                return Optional.of(value);
            }
        }

        record Attribute(Path path) implements Operand {
            @Override
            public Optional<Json> in(Item item) {
                return item.at(path);
            }
        }

        record Size(Path path) implements Operand {
            @Override
            public Optional<Json> in(Item item) {
                return item.at(path).map(value -> Json.object().with("N", String.valueOf(size(value))));
            }

            private static int size(Json value) {
                return value.string("S").map(String::length).orElseGet(() -> value.members("M").size()
                        + value.items("L").size() + value.items("SS").size() + value.items("NS").size());
            }
        }
    }

    record Exists(Path path, boolean wanted) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            return item.at(path).isPresent() == wanted;
        }
    }

    record Compare(Operand left, String operator, Operand right) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            Optional<Json> a = left.in(item);
            Optional<Json> b = right.in(item);
            if (a.isEmpty() || b.isEmpty()) {
                return operator.equals("<>") && a.isPresent() != b.isPresent();
            }
            boolean same = Item.same(a.get(), b.get());
            Optional<Integer> order = Item.compare(a.get(), b.get());
            return switch (operator) {
                case "=" -> same;
                case "<>" -> !same;
                case "<" -> order.filter(sign -> sign < 0).isPresent();
                case "<=" -> order.filter(sign -> sign <= 0).isPresent();
                case ">" -> order.filter(sign -> sign > 0).isPresent();
                default -> order.filter(sign -> sign >= 0).isPresent();
            };
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            Optional<String> text = operand.in(item).flatMap(value -> value.string("S"));
            Optional<String> start = prefix.in(item).flatMap(value -> value.string("S"));
            return text.isPresent() && start.isPresent() && text.get().startsWith(start.get());
        }
    }

    record Contains(Operand operand, Operand part) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            Optional<Json> whole = operand.in(item);
            Optional<Json> wanted = part.in(item);
            if (whole.isEmpty() || wanted.isEmpty()) {
                return false;
            }
            Optional<String> text = wanted.get().string("S");
            return whole.get().string("S").filter(it -> text.isPresent() && it.contains(text.get())).isPresent()
                    || whole.get().items("L").contains(wanted.get())
                    || text.filter(it -> whole.get().items("SS").contains(Json.text(it))).isPresent();
        }
    }

    record HasType(Path path, Operand type) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            Optional<String> actual = item.at(path).map(Item::type);
            return actual.isPresent() && actual.equals(type.in(item).flatMap(value -> value.string("S")));
        }
    }

    record AnyOf(List<ConditionExpression> parts) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            return parts.stream().anyMatch(part -> part.holds(item));
        }
    }

    record AllOf(List<ConditionExpression> parts) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            return parts.stream().allMatch(part -> part.holds(item));
        }
    }

    record Not(ConditionExpression part) implements ConditionExpression {
        @Override
        public boolean holds(Item item) {
            return !part.holds(item);
        }
    }

    /** The expression of that name in a request; what always holds where there is none. */
    static ConditionExpression in(Json request, String kind) {
        return request.string(kind).map(text -> {
            Tokens tokens = new Tokens(kind, text, request);
            ConditionExpression expression = or(tokens);
            tokens.end();
            return expression;
        }).orElse(new AllOf(List.of()));
    }

    private static ConditionExpression or(Tokens tokens) {
        List<ConditionExpression> parts = new ArrayList<>(List.of(and(tokens)));
        while (tokens.accept("OR")) {
            parts.add(and(tokens));
        }
        return parts.size() == 1 ? parts.getFirst() : new AnyOf(parts);
    }

    private static ConditionExpression and(Tokens tokens) {
        List<ConditionExpression> parts = new ArrayList<>(List.of(not(tokens)));
        while (tokens.accept("AND")) {
            parts.add(not(tokens));
        }
        return parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
    }

    private static ConditionExpression not(Tokens tokens) {
        if (tokens.accept("NOT")) {
            return new Not(not(tokens));
        }
        if (tokens.accept("(")) {
            ConditionExpression inner = or(tokens);
            tokens.expect(")");
            return inner;
        }
        return predicate(tokens);
    }

    private static ConditionExpression predicate(Tokens tokens) {
        return switch (tokens.peek().toLowerCase(Locale.ROOT)) {
            case "attribute_exists" -> call(tokens, () -> new Exists(tokens.path(), true));
            case "attribute_not_exists" -> call(tokens, () -> new Exists(tokens.path(), false));
            case "begins_with" -> call(tokens, () -> new BeginsWith(operand(tokens), second(tokens)));
            case "contains" -> call(tokens, () -> new Contains(operand(tokens), second(tokens)));
            case "attribute_type" -> call(tokens, () -> new HasType(tokens.path(), second(tokens)));
            default -> comparison(tokens);
        };
    }

    private static <T> T call(Tokens tokens, Supplier<T> arguments) {
        tokens.take();
        tokens.expect("(");
        T result = arguments.get();
        tokens.expect(")");
        return result;
    }

    private static Operand second(Tokens tokens) {
        tokens.expect(",");
        return operand(tokens);
    }

    private static ConditionExpression comparison(Tokens tokens) {
        Operand left = operand(tokens);
        if (tokens.accept("BETWEEN")) {
            Operand low = operand(tokens);
            tokens.expect("AND");
            return new AllOf(List.of(new Compare(left, ">=", low), new Compare(left, "<=", operand(tokens))));
        }
        if (tokens.accept("IN")) {
            tokens.expect("(");
            List<ConditionExpression> any = new ArrayList<>();
            do {
                any.add(new Compare(left, "=", operand(tokens)));
            } while (tokens.accept(","));
            tokens.expect(")");
            return new AnyOf(any);
        }
        String operator = tokens.take();
        if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
            throw tokens.invalid("Syntax error; token: \"" + operator + "\"");
        }
        return new Compare(left, operator, operand(tokens));
    }

    private static Operand operand(Tokens tokens) {
        if (tokens.atValue()) {
            return new Operand.Given(tokens.value());
        }
        return tokens.peek().equalsIgnoreCase("size")
                ? call(tokens, () -> new Operand.Size(tokens.path()))
                : new Operand.Attribute(tokens.path());
    }
}
