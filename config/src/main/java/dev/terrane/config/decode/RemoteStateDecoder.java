package dev.terrane.config.decode;

import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.RemoteState.Generate;
import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import java.util.Map;
import java.util.Optional;

/** Reads `remote_state`, as a block or as an attribute. */
public final class RemoteStateDecoder {

    private static final BodySchema SCHEMA = Schemas.attributes("backend!", "config!", "disable_init",
            "disable_dependency_optimization", "generate", "encryption");
    private static final Type GENERATE = Type.object(Map.of("path", Type.STRING, "if_exists", Type.STRING));

    private RemoteStateDecoder() {}

    /**
     * The block as a record.
     *
     * @throws DiagnosticException with all that is wrong with it
     */
    public static RemoteState block(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, SCHEMA, scope);
        AttributeReader attributes = in.attributes();
        String backend = in.requiredText("backend");
        if (attributes.has("backend") && backend.isEmpty() && !attributes.problems().hasErrors()) {
            in.problem(emptyBackend(in.at("backend")));
        }
        return in.finish(new RemoteState(backend, mapOf(in, "config").orElse(Value.EMPTY_OBJECT),
                attributes.flag("disable_init").orElse(false),
                attributes.flag("disable_dependency_optimization").orElse(false),
                attributes.read("generate", GENERATE, "an object of `path` and `if_exists`",
                        RemoteStateDecoder::generate),
                mapOf(in, "encryption"), false, in.at()));
    }

    /** The map that an attribute is; empty where it is null or not there. */
    private static Optional<Value> mapOf(BlockReader in, String name) {
        return in.attributes().any(name).filter(value -> !value.isNull()).filter(value -> {
            if (!isMap(value)) {
                in.problem("Unsuitable value type", "`" + name + "` must be a map.", in.at(name));
            }
            return isMap(value);
        });
    }

    private static Generate generate(Value value) {
        return new Generate(textOf(value, "path"), textOf(value, "if_exists"));
    }

    private static String textOf(Value object, String name) {
        return object.attribute(name).filter(text -> !text.isNull()).map(Value::asString).orElse("");
    }

    /**
     * The value of the attribute form as a record. It is read leniently, as Terragrunt does: what it does not know is
     * ignored, and text stands for numbers and truth values too.
     *
     * @param declaredAsAttribute whether discovery must not see it
     */
    public static RemoteState attribute(Value value, boolean declaredAsAttribute, SourceRange at) {
        Value plain = PlainValues.of(value);
        if (!isMap(plain)) {
            throw new DiagnosticException(
                    Diagnostic.error("Unsuitable value type", "`remote_state` must be an object.", at));
        }
        LenientObject in = new LenientObject(plain, "remote_state", at);
        String backend = in.text("backend").orElse("");
        if (backend.isEmpty()) {
            throw new DiagnosticException(emptyBackend(at));
        }
        Optional<Generate> generate = in.object("generate")
                .map(inner -> new Generate(inner.text("path").orElse(""), inner.text("if_exists").orElse("")));
        return new RemoteState(backend, in.map("config").orElse(Value.EMPTY_OBJECT),
                in.flag("disable_init").orElse(false), in.flag("disable_dependency_optimization").orElse(false),
                generate, in.map("encryption"), declaredAsAttribute, at);
    }

    private static Diagnostic emptyBackend(SourceRange at) {
        return Diagnostic.error("No backend", "`backend` of remote_state must name a backend, such as \"s3\".", at);
    }

    private static boolean isMap(Value value) {
        return value.type() instanceof MapType || value.type() instanceof ObjectType;
    }
}
