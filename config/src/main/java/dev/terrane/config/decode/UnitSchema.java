package dev.terrane.config.decode;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.ConfigBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a unit's file, and a file that it includes, may have at its top: all else is an error, and what Terragrunt 1.0
 * removed is one that says what to write instead.
 */
public final class UnitSchema {

    private static final List<String> ATTRIBUTES = List.of("terraform_binary", "terraform_version_constraint",
            "terragrunt_version_constraint", "inputs", "remote_state", "download_dir", "prevent_destroy", "iam_role",
            "iam_assume_role_duration", "iam_assume_role_session_name", "iam_web_identity_token", "generate");
    private static final List<String> SINGLE_BLOCKS = List.of("locals", "terraform", "remote_state", "dependencies",
            "exclude", "errors", "engine", "catalog");
    private static final List<String> NAMED_BLOCKS = List.of("include", "dependency", "feature", "generate");

    private static final BodySchema SCHEMA = new BodySchema(
            ATTRIBUTES.stream().map(name -> new AttributeSchema(name, false)).toList(),
            Stream.concat(SINGLE_BLOCKS.stream().map(type -> new BlockSchema(type)),
                    NAMED_BLOCKS.stream().map(type -> new BlockSchema(type, "name"))).toList());

    private static final String RETRY = "Write an errors block instead: errors { retry \"name\" { retryable_errors ="
            + " […], max_attempts = …, sleep_interval_sec = … } }.";
    private static final Map<String, String> REMOVED = Map.of("skip",
            "Write an exclude block instead: exclude { if = …, actions = [\"all\"] }.", "retryable_errors", RETRY,
            "retry_max_attempts", RETRY, "retry_sleep_interval_sec", RETRY);

    private UnitSchema() {}

    /** The content of a body by this schema, with all that is wrong with its structure as diagnostics. */
    public static BodyContent read(ConfigBody body) {
        BodyContent content = body.content(SCHEMA);
        List<Diagnostic> problems = new ArrayList<>();
        content.diagnostics().forEach(problem -> problems.add(explainRemoved(problem)));
        problems.addAll(duplicates(body.source(), content.blocks()));
        return new BodyContent(content.attributes(), content.blocks(), List.copyOf(problems));
    }

    private static Diagnostic explainRemoved(Diagnostic problem) {
        return problem.subject().map(UnitSchema::text).map(REMOVED::get)
                .map(instead -> Diagnostic.error("Removed argument",
                        "This argument was removed in Terragrunt 1.0 and is not read any more.",
                        problem.subject().orElseThrow()).withHint(instead))
                .orElse(problem);
    }

    private static String text(SourceRange range) {
        String text = new String(range.source().bytes(), range.span().start(), range.span().length(),
                StandardCharsets.UTF_8);
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static List<Diagnostic> duplicates(Source source, List<Block> blocks) {
        List<Diagnostic> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Block block : blocks) {
            if (SINGLE_BLOCKS.contains(block.type()) && !seen.add(block.type())) {
                found.add(Diagnostic.error("Duplicate " + block.type() + " block",
                        "There may be only one `" + block.type() + "` block.", source.range(block.headerSpan())));
            }
        }
        return found;
    }
}
