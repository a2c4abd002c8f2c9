package dev.terrane.cli.command;

import dev.terrane.cli.identity.Identities;
import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.value.ConfigValue;
import dev.terrane.config.value.MetadataValue;
import dev.terrane.config.value.RenderedHcl;
import dev.terrane.config.value.RenderedJson;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.process.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** `render`: a unit's configuration, included files merged and everything evaluated, as HCL or JSON. */
final class RenderCommand implements Command {

    private static final String RENDER = "render";

    private enum Form {
        HCL, JSON, JSON_WITH_METADATA
    }

    @Override
    public int run(Invocation invocation) {
        OptionValues options = invocation.options();
        boolean offline = options.isOn(ReadingFlags.RENDER_OFFLINE);
        ConfigSession session = ConfigContexts.session(invocation);
        UnitLoader loader = new UnitLoader(session);
        try (OutputsOnDemand outputs = new OutputsOnDemand(invocation, session, RENDER);
                Identities identities = new Identities(invocation.launch(), options, invocation.directory(),
                        invocation.log())) {
            ConfigContext context = ConfigContexts
                    .reading(invocation, offline ? EvaluationMode.OFFLINE : EvaluationMode.RENDER, outputs)
                    .withCommand(RENDER,
                            options.isOn(GlobalFlags.NO_COLOR) ? List.of(RENDER, "-no-color") : List.of(RENDER));
            UnitEnvironments environments = offline
                    ? UnitEnvironments.plain(invocation)
                    : UnitEnvironments.answered(invocation, identities, context.command());
            Rendering rendering = new Rendering(invocation, loader, context, environments, form(options),
                    options.isOn(ReadingFlags.RENDER_WRITE) || options.get(ReadingFlags.RENDER_OUT).isPresent());
            return options.isOn(FleetFlags.RENDER_ALL) ? rendering.all() : rendering.one();
        }
    }

    private static Form form(OptionValues options) {
        if (options.isOn(ReadingFlags.RENDER_WITH_METADATA)) {
            return Form.JSON_WITH_METADATA;
        }
        boolean json = options.get(ReadingFlags.RENDER_JSON).isPresent()
                || options.get(ReadingFlags.RENDER_FORMAT).filter("json"::equals).isPresent();
        return json ? Form.JSON : Form.HCL;
    }

    private record Rendering(Invocation invocation, UnitLoader loader, ConfigContext context,
            UnitEnvironments environments, Form form, boolean write) {

        int one() {
            Path file = WorkingDirectory.configFile(invocation.options(), invocation.launch().directory())
                    .orElseGet(() -> ConfigFileNames.unitFileIn(invocation.directory()));
            return finish(file, render(file));
        }

        /** Units are rendered many at a time and shown in the order of their paths; one that is wrong is reported. */
        int all() {
            List<Walk.Found> units = Discovery.allUnits(invocation);
            int exitCode = 0;
            try (Workers workers = new Workers()) {
                List<Outcome> outcomes = workers.map(units, unit -> render(unit.file()));
                for (int i = 0; i < units.size(); i++) {
                    exitCode = Math.max(exitCode, finish(units.get(i).file(), outcomes.get(i)));
                }
            }
            return exitCode;
        }

        private Outcome render(Path file) {
            try {
                Unit unit = loader.load(file, context.withEnvironment(environments.of(file)));
                UnitConfig config = unit.config();
                return new Outcome(Optional.of(switch (form) {
                    case HCL -> RenderedHcl.of(config);
                    case JSON -> RenderedJson.of(new ConfigValue(config).whole()) + "\n";
                    case JSON_WITH_METADATA -> RenderedJson.of(MetadataValue.of(config)) + "\n";
                }), List.of());
            } catch (DiagnosticException e) {
                return new Outcome(Optional.empty(), new ArrayList<>(e.diagnostics()));
            }
        }

        private int finish(Path file, Outcome outcome) {
            if (outcome.text().isEmpty()) {
                Diagnostics.report(invocation, outcome.problems());
                return 1;
            }
            if (write) {
                write(target(file), outcome.text().get());
            } else {
                invocation.launch().out().print(outcome.text().get());
            }
            return 0;
        }

        private Path target(Path file) {
            String standard = form == Form.HCL ? "terragrunt.rendered.hcl" : "terragrunt.rendered.json";
            return file.resolveSibling(invocation.options().get(ReadingFlags.RENDER_OUT).orElse(standard));
        }

        private void write(Path target, String text) {
            Path temporary = target.resolveSibling("." + target.getFileName() + ".partial");
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UsageException("`" + invocation.directory().relativize(target) + "` cannot be written: "
                        + IoProblem.of(e));
            }
        }
    }

    private record Outcome(Optional<String> text, List<Diagnostic> problems) {}
}
