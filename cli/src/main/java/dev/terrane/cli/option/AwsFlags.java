package dev.terrane.cli.option;

import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.FieldType;
import dev.terrane.aws.role.Fields;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options that set a field of `aws {}` for all units, one for each field that Terragrunt has no option for, and with the four that it
 * has. Their texts are read by the field's own type, so the table only knows whether they are switches and whether they may be repeated.
 */
public final class AwsFlags {

    /** An option and the field that it sets. */
    public record Row(Field<?> field, Option<?> option) {}

    /** In the order of the table of fields. */
    public static final List<Row> ROWS = Fields.ALL.stream().map(field -> new Row(field, option(field))).toList();

    static final List<Option<?>> ALL = ROWS.stream().filter(row -> !Fields.OF_TERRAGRUNT.contains(row.field()))
            .<Option<?>>map(Row::option).toList();

    private AwsFlags() {}

    private static Option<?> option(Field<?> field) {
        if (field.equals(Fields.IAM_ROLE))
            return IdentityFlags.ROLE;
        if (field.equals(Fields.DURATION))
            return IdentityFlags.DURATION;
        if (field.equals(Fields.SESSION_NAME))
            return IdentityFlags.SESSION_NAME;
        if (field.equals(Fields.WEB_IDENTITY_TOKEN))
            return IdentityFlags.WEB_IDENTITY_TOKEN;
        return builder(field).variables(field.variable()).on(CommandSets.IDENTITY).help(field.help());
    }

    private static Option.Builder<?> builder(Field<?> field) {
        var name = field.flag().substring(2);
        if (field.type().equals(FieldType.SWITCH))
            return Option.toggle(name);
        var repeats = Stream.of(FieldType.TEXTS, FieldType.TAGS, FieldType.HOPS).anyMatch(field.type()::equals);
        return repeats ? Option.many(name) : Option.text(name);
    }
}
