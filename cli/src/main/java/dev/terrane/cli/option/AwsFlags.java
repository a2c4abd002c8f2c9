package dev.terrane.cli.option;

import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.FieldType;
import dev.terrane.aws.role.Fields;
import java.util.List;

/**
 * The options that set a field of `aws {}` for all units, one for each field that Terragrunt has no option for, and with the four that it
 * has. Their texts are read by the field's own type, so the table only knows whether they are switches and whether they may be repeated.
 * Fields are told apart by identity: there is one of each, and at start-up a record's `equals` is dear.
 */
@SuppressWarnings("ReferenceEquality")
public final class AwsFlags {

    private static final String PREFIX = "aws-";

    /** An option and the field that it sets. */
    public record Row(Field<?> field, Option<?> option) {}

    /** In the order of the table of fields. */
    public static final List<Row> ROWS = Fields.ALL.stream().map(field -> new Row(field, option(field))).toList();

    static final List<Option<?>> ALL = ROWS.stream().<Option<?>>map(Row::option)
            .filter(option -> option.name().startsWith(PREFIX)).toList();

    private AwsFlags() {}

    private static Option<?> option(Field<?> field) {
        if (field == Fields.IAM_ROLE) {
            return IdentityFlags.ROLE;
        }
        if (field == Fields.DURATION) {
            return IdentityFlags.DURATION;
        }
        if (field == Fields.SESSION_NAME) {
            return IdentityFlags.SESSION_NAME;
        }
        if (field == Fields.WEB_IDENTITY_TOKEN) {
            return IdentityFlags.WEB_IDENTITY_TOKEN;
        }
        Option.Builder<?> option = builder(field).variables(field.variable()).on(CommandSets.IDENTITY);
        boolean bound = field == Fields.ALLOWED_ACCOUNT_IDS || field == Fields.FORBIDDEN_ACCOUNT_IDS;
        return (bound ? option.bound() : option).help(field.help());
    }

    private static Option.Builder<?> builder(Field<?> field) {
        String name = field.flag().substring(2);
        if (field.type() == FieldType.SWITCH) {
            return Option.toggle(name);
        }
        FieldType<?> type = field.type();
        return type == FieldType.TEXTS || type == FieldType.TAGS || type == FieldType.HOPS
                ? Option.many(name)
                : Option.text(name);
    }
}
