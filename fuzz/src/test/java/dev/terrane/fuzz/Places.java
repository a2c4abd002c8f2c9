package dev.terrane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.ConfigBody;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonBody;
import java.util.stream.Stream;

/** Checks that all places in a tree are in its source. */
final class Places {

    private Places() {}

    static void check(Source source, Span span) {
        assertThat(span.end()).isLessThanOrEqualTo(source.length());
    }

    static void check(ConfigBody body) {
        switch (body) {
            case Body nativeBody -> {
                check(body.source(), nativeBody.span());
                nativeBody.attributes().forEach(attribute -> check(body.source(), attribute));
                nativeBody.blocks().forEach(block -> check(body.source(), block));
            }
            case JsonBody json -> check(body.source(), json.value());
        }
    }

    private static void check(Source source, Attribute attribute) {
        check(source, attribute.nameSpan());
        check(source, attribute.span());
        check(source, attribute.expression());
    }

    private static void check(Source source, Block block) {
        check(source, block.typeSpan());
        check(source, block.openSpan());
        check(source, block.headerSpan());
        check(source, block.span());
        check(block.body());
    }

    static void check(Source source, Expression expression) {
        // The left operands of operators can be as deep as the text is long, so they are taken in a loop.
        Expression next = expression;
        while (true) {
            check(source, next.span());
            check(source, next.startSpan());
            if (!(next instanceof Expression.Binary binary)) {
                break;
            }
            check(source, binary.right());
            next = binary.left();
        }
        parts(next).forEach(part -> check(source, part));
    }

    private static Stream<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Literal _,Expression.ScopeTraversal _,Expression.SplatItem _,Expression.Invalid _ ->
                Stream.of();
            case Expression.RelativeTraversal e -> Stream.of(e.from());
            case Expression.Index e -> Stream.of(e.collection(), e.key());
            case Expression.Splat e -> Stream.of(e.from(), e.each());
            case Expression.FunctionCall e -> e.arguments().stream();
            case Expression.Conditional e -> Stream.of(e.condition(), e.ifTrue(), e.ifFalse());
            case Expression.Binary e -> Stream.of(e.left(), e.right());
            case Expression.Unary e -> Stream.of(e.operand());
            case Expression.Parentheses e -> Stream.of(e.inner());
            case Expression.Tuple e -> e.elements().stream();
            case Expression.ObjectConstructor e -> e.items().stream().flatMap(item -> Stream.concat(
                    item.key() instanceof Expression.ObjectConstructor.Key.Computed key
                            ? Stream.of(key.expression())
                            : Stream.of(),
                    Stream.of(item.value())));
            case Expression.JsonObject e ->
                e.members().stream().flatMap(member -> Stream.of(member.key(), member.value()));
            case Expression.For e -> Stream.of(Stream.of(e.collection(), e.value()), e.key().stream(),
                    e.condition().stream()).flatMap(part -> part);
            case Expression.Template e -> e.parts().stream();
            case Expression.TemplateWrap e -> Stream.of(e.inner());
            case Expression.TemplateJoin e -> Stream.of((Expression) e.loop());
        };
    }

}
