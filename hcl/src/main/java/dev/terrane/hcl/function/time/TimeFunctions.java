package dev.terrane.hcl.function.time;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Functions of dates and times, which are strings in RFC 3339 form. */
public final class TimeFunctions {

    private TimeFunctions() {}

    public static List<Function> all(FunctionWorld world) {
        return List.of(formatdate(), timeadd(), timestamp(world));
    }

    /** Those that came to Terraform after the version whose functions Terragrunt has. */
    public static List<Function> backFilled() {
        return List.of(timecmp());
    }

    private static Function.Declaration named(String name) {
        return Function.named(name).category(Category.TIME);
    }

    private static Function formatdate() {
        return named("formatdate").documentation(
                """
                        A timestamp in another form. In the pattern, runs of one letter stand for parts of it; all else stands \
                        for itself, letters in single quotes too (`''` is a quote).

                        | verbs | write |
                        |---|---|
                        | `YYYY` `YY` | the year; of the century |
                        | `MMMM` `MMM` `MM` `M` | the month's English name, three letters of it, its number with two digits or as it is |
                        | `DD` `D` | the day of the month |
                        | `EEEE` `EEE` | the English name of the day of the week |
                        | `hh` `h` `HH` `H` | the hour of 24; of 12 |
                        | `AA` `aa` | `AM` or `PM`; `am` or `pm` |
                        | `mm` `m` `ss` `s` | minute; second |
                        | `Z` | `Z` or an offset like `-08:00` |
                        | `ZZZZZ` `ZZZZ` `ZZZ` | an offset like `-08:00`; `-0800`; the same, but `UTC` for zero |""")
                .parameter(Parameter.of("format", Type.STRING)).parameter(Parameter.of("time", Type.STRING))
                .returns(Type.STRING).neverNull().implementation((arguments, type) -> {
                    Timestamp time = Arguments.blaming(1, () -> TimestampReader.strict(arguments.get(1).asString()));
                    return Arguments.blaming(0,
                            () -> Value.string(DateFormat.format(arguments.getFirst().asString(), time)));
                });
    }

    private static Function timeadd() {
        return named("timeadd").documentation("A timestamp that is a duration later, without fractions of a second. A "
                + "duration is numbers with units, such as `1h30m` or `-5.5s`; the units are `h`, `m`, `s`, `ms`, `us` and "
                + "`ns`.").parameter(Parameter.of("timestamp", Type.STRING))
                .parameter(Parameter.of("duration", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    Timestamp start = TimestampReader.strict(arguments.getFirst().asString());
                    long nanos = DurationText.parse(arguments.get(1).asString());
                    return Value.string(start.plusNanos(nanos).toString());
                });
    }

    private static Function timestamp(FunctionWorld world) {
        return named("timestamp").documentation("The current time in UTC. It differs from run to run.")
                .returns(Type.STRING).implementation((arguments, type) -> {
                    LocalDateTime now = LocalDateTime.ofInstant(world.clock().instant(), ZoneOffset.UTC);
                    return Value.string(new Timestamp(now, 0).toString());
                });
    }

    private static Function timecmp() {
        return named("timecmp").documentation("-1, 0 or 1, as the first of two timestamps is earlier than the second, "
                + "the same moment, or later.").parameter(Parameter.of("timestamp_a", Type.STRING))
                .parameter(Parameter.of("timestamp_b", Type.STRING)).returns(Type.NUMBER)
                .implementation((arguments, type) -> {
                    Timestamp a = Arguments.blaming(0, () -> TimestampReader.lenient(arguments.getFirst().asString()));
                    Timestamp b = Arguments.blaming(1, () -> TimestampReader.lenient(arguments.get(1).asString()));
                    return Value.number(Integer.signum(a.compareMoment(b)));
                });
    }
}
