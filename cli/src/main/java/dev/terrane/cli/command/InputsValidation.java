package dev.terrane.cli.command;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.log.Log;
import dev.terrane.run.source.SourceAddress;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.terraform.InputsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * `hcl validate --inputs`: what units give to their modules, held against the variables that these declare. A module on this machine is
 * read where it lies, one from elsewhere in the working copy that an `init` has made of it: nothing is downloaded or written.
 *
 * @param strict whether an input that no variable takes is an error
 */
record InputsValidation(Invocation invocation, UnitLoader units, ConfigContext context, boolean strict) {

    /** How the check of one unit went. */
    private sealed interface Result {
        record Checked(InputsCheck check) implements Result {}

        record Broken(List<Diagnostic> problems) implements Result {}

        record Failed(String why) implements Result {}
    }

    /** Checks all units that were selected; those that are wrong are told of in the order of their paths. */
    int run(Discovery discovery) {
        List<Repository.Node> nodes = discovery.selected().stream()
                .filter(node -> node.kind() == Component.Kind.UNIT).toList();
        List<Result> results = discovery.map(nodes, this::check);
        boolean wrong = false;
        for (int i = 0; i < nodes.size(); i++) {
            wrong |= tell(nodes.get(i).path(), results.get(i));
        }
        return wrong ? 1 : 0;
    }

    private Result check(Repository.Node node) {
        try {
            ConfigParts config = units.load(node.file(), context).config();
            return new Result.Checked(InputsCheck.of(config, node.path(), folders(config, node.path()),
                    context.environment()));
        } catch (DiagnosticException e) {
            return new Result.Broken(List.copyOf(e.diagnostics()));
        } catch (SourceException e) {
            return new Result.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Result.Failed(IoProblem.of(e));
        }
    }

    /** The module's folder and the unit's, whose files lie together in a working copy. */
    private List<Path> folders(ConfigParts config, Path unit) throws SourceException {
        String source = SourceRule.effective(context.source(), context.sourceMap(),
                config.terraform().flatMap(TerraformBlock::source).map(Located::value));
        SourceAddress address = SourceAddress.parse(source, unit);
        Path module = address.isLocal()
                ? Path.of(address.path()).resolve(address.folder()).normalize()
                : SourceCache.workingFolder(source, unit, SourceCache.downloads(context.downloadDir(),
                        config.downloadDir().map(Located::value), unit));
        if (!Files.isDirectory(module)) {
            throw new SourceException(address.isLocal()
                    ? "the source " + source + " is no folder"
                    : "the source " + source + " is not on this machine; `init` gets it");
        }
        return Stream.of(module, unit).distinct().toList();
    }

    /** Whether something is wrong. */
    private boolean tell(Path unit, Result result) {
        Log log = invocation.log().about(unit);
        return switch (result) {
            case Result.Broken(List<Diagnostic> problems) -> {
                Diagnostics.report(invocation, problems);
                yield true;
            }
            case Result.Failed(String why) -> {
                log.error("The inputs cannot be judged: " + why);
                yield true;
            }
            case Result.Checked(InputsCheck(List<String> unused, List<String> missing)) -> {
                list(unused).ifPresent(names -> {
                    String text = "Inputs that the module has no variable for:" + names;
                    if (strict) {
                        log.error(text);
                    } else {
                        log.warn(text);
                    }
                });
                list(missing)
                        .ifPresent(names -> log.error("Variables that have no default and are given none:" + names));
                if (unused.isEmpty() && missing.isEmpty()) {
                    log.info("The inputs and the module's variables agree");
                }
                yield !missing.isEmpty() || (strict && !unused.isEmpty());
            }
        };
    }

    private static Optional<String> list(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of("\n  - " + String.join("\n  - ", names));
    }
}
