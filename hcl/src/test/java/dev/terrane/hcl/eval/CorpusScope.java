package dev.terrane.hcl.eval;

import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.StandardFunctions;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The variables that the recorded cases were evaluated with, each also as an attribute of {@code var}. */
public final class CorpusScope {
    private CorpusScope() {}

    /** With the functions of Terraform 0.15.3. */
    static Scope withFunctions() {
        FunctionWorld world = new FunctionWorld(Path.of(""), Path.of(""), Optional.of("/home/me"),
                InstantSource.fixed(Instant.EPOCH), new SplittableRandom(1));
        return with(StandardFunctions.of(world));
    }

    public static Scope with(Functions functions) {
        Map<String, Value> variables = variables();
        variables.put("var", Value.object(variables));
        return Scope.ofValues(variables, functions);
    }

    static Map<String, Value> variables() {
        Map<String, Value> variables = new LinkedHashMap<>();
        variables.put("str", Value.string("hello"));
        variables.put("num", Value.number(42));
        variables.put("yes", Value.TRUE);
        variables.put("no", Value.FALSE);
        variables.put("nul", Value.NULL);
        variables.put("nulstr", Value.nullOf(Type.STRING));
        variables.put("nullist", Value.nullOf(Type.list(Type.STRING)));
        variables.put("unk", Value.unknown(Type.STRING));
        variables.put("unknum", Value.unknown(Type.NUMBER));
        variables.put("unkbool", Value.unknown(Type.BOOL));
        variables.put("unklist", Value.unknown(Type.list(Type.STRING)));
        variables.put("dyn", Value.DYNAMIC);
        variables.put("list", strings("a", "b", "c"));
        variables.put("emptyl", Value.list(Type.STRING, List.of()));
        variables.put("set", Value.set(strings("z", "y").elements()));
        variables.put("map", Value.map(Map.of("k1", Value.string("v1"), "k2", Value.string("v2"))));
        variables.put("objs", Value.list(List.of(
                Value.object(Map.of("id", Value.string("i1"), "n", Value.number(1), "tags", strings("t1"))),
                Value.object(Map.of("id", Value.string("i2"), "n", Value.number(2), "tags", strings("t2", "t3"))))));
        variables.put("obj", Value.object(
                Map.of("a", Value.string("A"), "b", Value.object(Map.of("c", Value.number(3))))));
        variables.put("sens", Value.string("s3cret").mark(Mark.SENSITIVE));
        return variables;
    }

    private static Value strings(String... strings) {
        return Value.list(List.of(strings).stream().map(Value::string).toList());
    }
}
