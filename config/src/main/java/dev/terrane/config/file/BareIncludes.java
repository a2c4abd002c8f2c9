package dev.terrane.config.file;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.ConfigBody;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.JsonObject;
import dev.terrane.hcl.syntax.Expression.JsonObject.Member;
import dev.terrane.hcl.syntax.Expression.StringLiteral;
import dev.terrane.hcl.syntax.Expression.Tuple;
import dev.terrane.hcl.syntax.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * `include` blocks without a label, of which a file may have one: they get the empty label, so that all readers see one
 * form. In JSON it is an object with a `path`, or a list of one such object.
 */
final class BareIncludes {

    private static final String INCLUDE = "include";

    private BareIncludes() {}

    /** Whether the file has an `include` without a label. */
    static boolean present(ConfigBody body) {
        if (body instanceof Body nativeBody) {
            return nativeBody.blocks().stream().anyMatch(BareIncludes::isBare);
        }
        return body instanceof JsonBody json && json.value() instanceof JsonObject object
                && object.members().stream().anyMatch(member -> isBare(member));
    }

    /** The body with labels for all. */
    static ConfigBody labelled(ConfigBody body) {
        return switch (body) {
            case Body nativeBody -> label(nativeBody);
            case JsonBody json -> json.value() instanceof JsonObject object
                    ? new JsonBody(json.source(), label(object), json.hidden())
                    : json;
        };
    }

    private static Body label(Body body) {
        List<Block> blocks = new ArrayList<>(body.blocks().size());
        boolean seen = false;
        for (Block block : body.blocks()) {
            if (!isBare(block)) {
                blocks.add(block);
                continue;
            }
            if (seen) {
                throw new DiagnosticException(Diagnostic.error("Several include blocks without a label",
                        "Only one include block may stand without a label.", body.source().range(block.typeSpan()))
                        .withHint("Give each its own: include \"root\" { … }."));
            }
            seen = true;
            blocks.add(new Block(block.type(), block.typeSpan(), List.of(new Block.Label("", block.typeSpan())),
                    block.body(), block.openSpan(), block.span()));
        }
        return new Body(body.source(), body.attributes(), List.copyOf(blocks), body.span());
    }

    private static boolean isBare(Block block) {
        return block.type().equals(INCLUDE) && block.labels().isEmpty();
    }

    private static JsonObject label(JsonObject object) {
        List<Member> members = new ArrayList<>(object.members().size());
        for (Member member : object.members()) {
            members.add(isBare(member) ? label(member) : member);
        }
        return new JsonObject(List.copyOf(members), object.openSpan(), object.span());
    }

    private static Member label(Member member) {
        Span at = member.nameSpan();
        JsonObject labelled = new JsonObject(
                List.of(new Member("", new StringLiteral("", at), at, member.value())), at, member.value().span());
        return new Member(member.name(), member.key(), at, labelled);
    }

    private static boolean isBare(Member member) {
        if (!member.name().equals(INCLUDE)) {
            return false;
        }
        return switch (member.value()) {
            case JsonObject object -> hasTextPath(object);
            case Tuple list -> list.elements().size() == 1 && list.elements().getFirst() instanceof JsonObject object
                    && hasTextPath(object);
            default -> false;
        };
    }

    private static boolean hasTextPath(JsonObject object) {
        return object.members().stream().anyMatch(member -> member.name().equals("path") && isText(member.value()));
    }

    private static final Set<Class<?>> NO_TEXT = Set.of(JsonObject.class, Tuple.class, Expression.NumberLiteral.class,
            Expression.BoolLiteral.class, Expression.NullLiteral.class);

    private static boolean isText(Expression expression) {
        return !NO_TEXT.contains(expression.getClass());
    }
}
