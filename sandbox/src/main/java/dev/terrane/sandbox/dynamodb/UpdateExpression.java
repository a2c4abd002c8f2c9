package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.ServiceException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Updates of top-level attributes: `SET` with `+`, `-` and `if_not_exists`, `REMOVE`, `ADD` of numbers. */
final class UpdateExpression {
    private static final Set<String> CLAUSES = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private final Tokens tokens;
    private final Item before;

    private UpdateExpression(Tokens tokens, Item before) {
        this.tokens = tokens;
        this.before = before;
    }

    /** The item after the request's expression; every operand means the item before. */
    static Item apply(Json request, Item before) {
        return request.string("UpdateExpression")
                .map(text -> new UpdateExpression(new Tokens("UpdateExpression", text, request), before).apply())
                .orElse(before);
    }

    private Item apply() {
        Item after = before;
        while (!tokens.atEnd()) {
            String clause = tokens.take().toUpperCase(Locale.ROOT);
            if (!CLAUSES.contains(clause) || clause.equals("DELETE")) {
                throw tokens.invalid("Syntax error; token: \"" + clause + "\"");
            }
            do {
                after = action(clause, after);
            } while (tokens.accept(","));
        }
        return after;
    }

    private Item action(String clause, Item after) {
        Path path = tokens.path();
        if (!path.steps().isEmpty()) {
            throw tokens.invalid("the sandbox updates top-level attributes only");
        }
        return switch (clause) {
            case "REMOVE" -> after.with(path.root(), Optional.empty());
            case "ADD" -> after.with(path.root(), Optional.of(sum(
                    before.at(path).orElse(Json.object().with("N", "0")), tokens.value(), 1)));
            default -> {
                tokens.expect("=");
                yield after.with(path.root(), Optional.of(value()));
            }
        };
    }

    private Json value() {
        Json left = operand();
        if (tokens.accept("+")) {
            return sum(left, operand(), 1);
        }
        return tokens.accept("-") ? sum(left, operand(), -1) : left;
    }

    private Json operand() {
        if (tokens.atValue()) {
            return tokens.value();
        }
        if (tokens.accept("if_not_exists")) {
            tokens.expect("(");
            Path path = tokens.path();
            tokens.expect(",");
            Json otherwise = operand();
            tokens.expect(")");
            return before.at(path).orElse(otherwise);
        }
        return before.at(tokens.path()).orElseThrow(() -> new ServiceException(400,
                "ValidationException",
                "The provided expression refers to an attribute that does not exist in the item"));
    }

    private Json sum(Json a, Json b, int sign) {
        Optional<BigDecimal> left = Item.number(a);
        Optional<BigDecimal> right = Item.number(b);
        if (left.isEmpty() || right.isEmpty()) {
            throw tokens.invalid("Incorrect operand type for operator or function");
        }
        return Json.object().with("N", left.get().add(right.get().multiply(BigDecimal.valueOf(sign))).toPlainString());
    }
}
