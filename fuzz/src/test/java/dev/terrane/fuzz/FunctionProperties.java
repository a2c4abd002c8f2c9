package dev.terrane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.StandardFunctions;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.TooLargeException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What holds for any text given to the functions that read languages of their own. */
final class FunctionProperties {

    private static final Functions FUNCTIONS = StandardFunctions.of(new FunctionWorld(Path.of(""), Path.of(""),
            Optional.empty(), InstantSource.fixed(Instant.EPOCH), new SplittableRandom(1)));
    private static final List<Value> VALUES = List.of(Value.string("é\n"), number("-1.5"), Value.number(42),
            number("1e400"), Value.TRUE, Value.NULL,
            Value.tuple(Value.string("a"), Value.number(1)), Value.object(Map.of("a", Value.FALSE)),
            Value.nullOf(Type.STRING), Value.string("s3cret").mark(Mark.SENSITIVE));

    private FunctionProperties() {}

    /** A document is read or refused; what it holds can be written, and read again as the same unless it is infinite. */
    static void yaml(byte[] text) {
        call("yamldecode", string(text)).flatMap(value -> call("yamlencode", value))
                .filter(written -> !written.asString().contains("Inf")).ifPresent(written -> {
                    Value again = call("yamldecode", written).orElseThrow();
                    assertThat(call("yamlencode", again)).contains(written);
                });
    }

    /** A pattern, which ends at the first newline, is searched for in the rest, and replaced there. */
    static void pattern(byte[] text) {
        String[] parts = new String(text, StandardCharsets.UTF_8).split("\n", 2);
        Value pattern = Value.string(parts[0]);
        Value searched = Value.string(parts[parts.length - 1]);
        Optional<Value> first = call("regex", pattern, searched);
        Optional<Value> all = call("regexall", pattern, searched);
        call("replace", searched, Value.string("/" + parts[0] + "/"), Value.string("<$1${name}$0>"));
        if (all.isPresent() && first.isPresent()) {
            assertThat(all.get().elements().getFirst()).isEqualTo(first.get());
        }
    }

    /** A pattern makes a string of values, or is refused. */
    static void format(byte[] text) {
        Value pattern = string(text);
        call("format", pattern);
        for (Value value : VALUES) {
            call("format", pattern, value);
            call("format", pattern, value, value, value);
        }
        call("format", pattern, VALUES.toArray(Value[]::new));
        call("formatdate", pattern, Value.string("2024-02-29T12:30:45.5+05:45"));
    }

    /** Tables, JSON and instants are read or refused. */
    static void data(byte[] text) {
        Value source = string(text);
        call("csvdecode", source);
        call("jsondecode", source).flatMap(value -> call("jsonencode", value)).ifPresent(written -> {
            Value again = call("jsondecode", written).orElseThrow();
            assertThat(call("jsonencode", again)).contains(written);
        });
        call("timeadd", source, source);
        call("timeadd", Value.string("2024-02-29T12:30:45Z"), source);
        call("cidrhost", source, Value.number(1));
        call("cidrsubnet", source, Value.number(1), Value.number(1));
        call("rsadecrypt", Value.string("aGVsbG8="), source);
        call("parseint", source, Value.number(36));
    }

    private static Value number(String digits) {
        return Value.number(HclNumber.parse(digits).orElseThrow());
    }

    private static Value string(byte[] text) {
        return Value.string(new String(text, StandardCharsets.UTF_8));
    }

    private static Optional<Value> call(String name, Value first, Value... others) {
        List<Value> arguments = Stream.concat(Stream.of(first),
                Stream.of(others)).toList();
        try {
            return Optional.of(FUNCTIONS.find(name).orElseThrow().call(arguments)).filter(Value::isWhollyKnown);
        } catch (FunctionException | TooLargeException refused) {
            return Optional.empty();
        }
    }
}
