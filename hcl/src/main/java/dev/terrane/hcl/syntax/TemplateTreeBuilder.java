package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.Conditional;
import dev.terrane.hcl.syntax.Expression.For;
import dev.terrane.hcl.syntax.Expression.Invalid;
import dev.terrane.hcl.syntax.Expression.StringLiteral;
import dev.terrane.hcl.syntax.Expression.Template;
import dev.terrane.hcl.syntax.Expression.TemplateJoin;
import dev.terrane.hcl.syntax.TemplatePart.ControlEnd;
import dev.terrane.hcl.syntax.TemplatePart.ForStart;
import dev.terrane.hcl.syntax.TemplatePart.IfStart;
import dev.terrane.hcl.syntax.TemplatePart.Interpolation;
import dev.terrane.hcl.syntax.TemplatePart.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts directives of a template together with what they enclose. */
final class TemplateTreeBuilder {

    private final TokenReader reader;
    private final List<TemplatePart> parts;
    private final Span end;
    private int next;

    /**
     * @param end
     *            the span of what closes the template
     */
    TemplateTreeBuilder(TokenReader reader, List<TemplatePart> parts, Span end) {
        this.reader = reader;
        this.parts = parts;
        this.end = end;
    }

    List<Expression> build() {
        List<Expression> built = new ArrayList<>(parts.size());
        while (next < parts.size()) {
            built.add(buildNext());
        }
        return List.copyOf(built);
    }

    private Expression buildNext() {
        return switch (parts.get(next++)) {
            case Text text -> new StringLiteral(text.value(), text.span());
            case Interpolation interpolation -> interpolation.expression();
            case IfStart start -> nested(start.span(), () -> buildIf(start));
            case ForStart start -> nested(start.span(), () -> buildFor(start));
            case ControlEnd stray -> unexpected(stray, "No directive before it in this template is open.");
        };
    }

    private interface Builder {
        Expression build();
    }

    private Expression nested(Span span, Builder builder) {
        Expression built = reader.enter() ? builder.build() : new Invalid(span);
        reader.exit();
        return built;
    }

    private Expression unexpected(ControlEnd found, String detail) {
        reader.error("Unexpected %s directive".formatted(found.keyword()), detail, found.span());
        return new Invalid(found.span());
    }

    private Expression unclosed(String keyword, Span start) {
        reader.error("Unexpected end of template", "The `%s` directive at %s has no `end%s`.".formatted(keyword,
                reader.range(start).at(), keyword), end);
        return new Invalid(end);
    }

    /** Fills the list up to the directive that ends it, which is read; empty at the end of the template. */
    private Optional<ControlEnd> buildUntilControlEnd(List<Expression> built) {
        while (next < parts.size()) {
            if (parts.get(next) instanceof ControlEnd controlEnd) {
                next++;
                return Optional.of(controlEnd);
            }
            built.add(buildNext());
        }
        return Optional.empty();
    }

    private Expression buildIf(IfStart start) {
        List<Expression> whenTrue = new ArrayList<>();
        List<Expression> whenFalse = new ArrayList<>();
        Optional<ControlEnd> found = buildUntilControlEnd(whenTrue);
        boolean hasElse = found.isPresent() && found.get().keyword().equals("else");
        if (hasElse) {
            found = buildUntilControlEnd(whenFalse);
        }
        if (found.isEmpty()) {
            return unclosed("if", start.span());
        }
        ControlEnd close = found.get();
        return switch (close.keyword()) {
            case "endif" -> new Conditional(start.condition(), content(whenTrue, start.span().end()),
                    content(whenFalse, close.span().start()), Span.between(start.span(), close.span()));
            case "else" -> unexpected(close,
                    "The `if` directive at %s has an `else` already.".formatted(reader.range(start.span()).at()));
            default -> unexpected(close,
                    "The `if` directive at %s must be ended before it.".formatted(reader.range(start.span()).at()));
        };
    }

    private Expression buildFor(ForStart start) {
        List<Expression> content = new ArrayList<>();
        Optional<ControlEnd> found = buildUntilControlEnd(content);
        if (found.isEmpty()) {
            return unclosed("for", start.span());
        }
        ControlEnd close = found.get();
        if (!close.keyword().equals("endfor")) {
            return unexpected(close,
                    "The `for` directive at %s must be ended before it.".formatted(reader.range(start.span()).at()));
        }
        return new TemplateJoin(new For(start.variables().key(), start.variables().value(), start.collection(),
                Optional.empty(), content(content, start.span().end()), Optional.empty(), false, start.span(),
                close.span(), Span.between(start.span(), close.span())));
    }

    /** What a directive encloses; nothing is an empty text at the given offset. */
    private static Template content(List<Expression> parts, int offset) {
        List<Expression> some = parts.isEmpty() ? List.of(new StringLiteral("", Span.at(offset))) : List.copyOf(parts);
        return new Template(some, Span.between(some.getFirst().span(), some.getLast().span()));
    }
}
