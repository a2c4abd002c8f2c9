package dev.terrane.config.identity;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Origin.FilePosition;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.Position;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.value.Value;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads one {@code terrane.hcl} for one unit. A setting that a nearer file overrides may fail to evaluate: it can be
 * about locals that only other units have.
 */
final class AwsFileReader {

    private static final BodySchema FILE = new BodySchema(List.of(), List.of(new BlockSchema("aws")));
    private static final List<AttributeSchema> FIELDS = Fields.ALL.stream()
            .map(field -> new AttributeSchema(field.name(), false)).toList();
    private static final BodySchema INNER = new BodySchema(FIELDS, List.of());
    private static final BodySchema AWS = new BodySchema(FIELDS,
            List.of(new BlockSchema("role", "purpose"), new BlockSchema("profile", "name")));
    /** Fields of all levels count, not only of the nearest. */
    private static final List<Field<?>> GUARDS = List.of(Fields.ALLOWED_ACCOUNT_IDS, Fields.FORBIDDEN_ACCOUNT_IDS);

    private final ConfigFile file;
    private final Scope scope;
    private final ConfigContext context;
    private final List<AwsFileSettings> nearer;
    private final Diagnostics problems = new Diagnostics();

    /** @param nearer what files nearer to the unit say */
    AwsFileReader(ConfigFile file, Scope scope, ConfigContext context, List<AwsFileSettings> nearer) {
        this.file = file;
        this.scope = scope;
        this.context = context;
        this.nearer = List.copyOf(nearer);
    }

    AwsFileSettings read() {
        BodyContent content = file.body().content(FILE);
        problems.addAll(content.diagnostics());
        List<Block> blocks = content.blocks();
        blocks.stream().skip(1).forEach(block -> problems.add(Diagnostic.error("Duplicate aws block",
                "There may be only one `aws` block.", range(block))));
        AwsFileSettings settings = blocks.isEmpty()
                ? new AwsFileSettings(RoleSettings.none(), Map.of(), Map.of())
                : aws(blocks.getFirst());
        problems.throwIfErrors();
        return settings;
    }

    private AwsFileSettings aws(Block block) {
        BodyContent content = block.body().content(AWS);
        problems.addAll(content.diagnostics());
        RoleSettings own = fields(content, nearer.stream().map(AwsFileSettings::own).toList());
        Map<Purpose, RoleSettings> roles = new EnumMap<>(Purpose.class);
        Map<String, RoleSettings> profiles = new LinkedHashMap<>();
        for (Block inner : content.blocks()) {
            if (inner.type().equals("role")) {
                purpose(inner).ifPresent(purpose -> {
                    RoleSettings before = roles.put(purpose, inner(inner,
                            nearer.stream().map(near -> near.roles().getOrDefault(purpose, RoleSettings.none()))
                                    .toList()));
                    checkFirst(before, inner);
                });
            } else {
                String name = inner.label(0);
                RoleSettings before = profiles.put(name, inner(inner, nearer.stream()
                        .map(near -> near.profiles().getOrDefault(name, RoleSettings.none())).toList()));
                checkFirst(before, inner);
            }
        }
        return new AwsFileSettings(own, roles, profiles);
    }

    private void checkFirst(@org.jspecify.annotations.Nullable RoleSettings before, Block block) {
        if (before != null) {
            problems.add(Diagnostic.error("Duplicate " + block.type() + " block",
                    "There is another " + block.type() + " \"" + block.label(0) + "\" in this file.", range(block)));
        }
    }

    private Optional<Purpose> purpose(Block block) {
        Optional<Purpose> purpose = Purpose.ofLabel(block.label(0));
        if (purpose.isEmpty()) {
            problems.add(Diagnostic.error("Unknown purpose", "\"" + block.label(0)
                    + "\" is not a purpose of a role; there are " + Arrays.stream(Purpose.values())
                            .map(each -> "\"" + each.label() + "\"").collect(Collectors.joining(", "))
                    + ".", range(block)));
        }
        return purpose;
    }

    private RoleSettings inner(Block block, List<RoleSettings> nearerBlocks) {
        BodyContent content = block.body().content(INNER);
        problems.addAll(content.diagnostics());
        return fields(content, nearerBlocks);
    }

    private RoleSettings fields(BodyContent content, List<RoleSettings> nearerBlocks) {
        RoleSettings.Builder settings = RoleSettings.builder();
        for (Field<?> field : Fields.ALL) {
            content.attribute(field.name()).ifPresent(attribute -> {
                boolean overridden = !GUARDS.contains(field)
                        && nearerBlocks.stream().anyMatch(near -> near.fields().contains(field));
                read(field, attribute, settings, overridden);
            });
        }
        return settings.build();
    }

    private void read(Field<?> field, Attribute attribute, RoleSettings.Builder settings, boolean overridden) {
        SourceRange at = file.source().range(attribute.expression().span());
        try {
            Value value = Evaluator.evaluate(attribute.expression(), file.source(), scope);
            if (!value.isWhollyKnown()) {
                throw new DiagnosticException(Diagnostic.error("Setting is not known",
                        "`" + field.name() + "` depends on something that is not known here.", at));
            }
            Position start = at.start();
            FilePosition origin = new FilePosition(context.display(file.path()), start.line(), start.column());
            PlainJava.of(value).ifPresent(plain -> settings.value(field, plain, origin));
        } catch (DiagnosticException e) {
            if (!overridden) {
                problems.addAll(e.diagnostics());
            }
        } catch (IdentityException e) {
            problems.add(Diagnostic.error("Unsuitable setting", e.failure().problem() + ".", at));
        }
    }

    private SourceRange range(Block block) {
        return file.source().range(block.headerSpan());
    }
}
