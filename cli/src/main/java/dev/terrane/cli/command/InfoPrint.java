package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.identity.Identities;
import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.view.IndentedJson;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.process.Executables;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * `info print`: where a unit's configuration and working copies are, and with what it runs, as JSON. What cannot be evaluated is left at
 * what the command line says, since the command is for finding out what is wrong.
 */
final class InfoPrint implements Command {
    @Override
    public int run(Invocation invocation) {
        try (Identities identities = new Identities(invocation.launch(), invocation.options(), invocation.directory(),
                invocation.log())) {
            ConfigContext context = ConfigContexts.reading(invocation, EvaluationMode.RUN).withCommand("print",
                    List.of("print"));
            Printing printing = new Printing(invocation, ConfigContexts.loader(invocation), context,
                    UnitEnvironments.answered(invocation, identities, context.command()));
            if (invocation.options().isOn(FleetFlags.ALL_UNITS)) {
                printing.all();
            } else {
                printing.one();
            }
            return 0;
        }
    }

    private record Printing(Invocation invocation, UnitLoader loader, ConfigContext context,
            UnitEnvironments environments) {

        void one() {
            Path file = WorkingDirectory.configFile(invocation.options(), invocation.launch().directory())
                    .orElseGet(() -> ConfigFileNames.unitFileIn(invocation.directory()));
            Optional<Unit> unit = unit(file);
            Optional<ConfigParts> parts = unit.map(Unit::parts);
            Optional<String> named = invocation.options().get(UnitFlags.CONFIG);
            // Terragrunt takes the folder beside a relative --config for one that the user has chosen.
            boolean chosen = invocation.options().get(UnitFlags.DOWNLOAD_DIR).isPresent()
                    || named.filter(config -> !Path.of(config).isAbsolute()).isPresent();
            String downloads = chosen
                    ? downloadFolder()
                    : evaluated(parts, ConfigParts::downloadDir).orElseGet(this::downloadFolder);
            print(named.orElse(file.toString()), workingFolder(unit, invocation.directory(), downloads), parts,
                    downloads);
        }

        void all() {
            for (Walk.Found found : Discovery.allUnits(invocation)) {
                Optional<Unit> unit = unit(found.file());
                print(found.file().toString(), workingFolder(unit, found.folder(), downloadFolder()),
                        unit.map(Unit::parts), downloadFolder());
            }
        }

        private Optional<Unit> unit(Path file) {
            try {
                return Files.exists(file)
                        ? Optional.of(loader.load(file, context.withEnvironment(environments.of(file))))
                        : Optional.empty();
            } catch (DiagnosticException e) {
                return unknown(e);
            }
        }

        /**
         * Where the unit would run; its own folder where it would not get that far, or not without a role, which nobody is
         * asked for here.
         */
        private Path workingFolder(Optional<Unit> unit, Path folder, String downloads) {
            if (unit.isEmpty() || !role(unit.map(Unit::parts)).isEmpty()) {
                return folder;
            }
            try {
                UnitConfig config = unit.get().config();
                String source = SourceRule.effective(context.source(), context.sourceMap(),
                        config.terraform().flatMap(TerraformBlock::source).map(Located::value));
                return SourceCache.promised(source, folder, folder.resolve(downloads).normalize()).orElse(folder);
            } catch (DiagnosticException e) {
                return this.<Path>unknown(e).orElse(folder);
            } catch (SourceException e) {
                invocation.log().debug(String.valueOf(e.getMessage()));
                return folder;
            }
        }

        private Optional<String> evaluated(Optional<ConfigParts> parts,
                Function<ConfigParts, Optional<Located<String>>> part) {
            try {
                return parts.flatMap(part).map(Located::value);
            } catch (DiagnosticException e) {
                return unknown(e);
            }
        }

        private <T> Optional<T> unknown(DiagnosticException problem) {
            Diagnostics.renderer(invocation).render(problem.diagnostics()).lines().forEach(invocation.log()::debug);
            return Optional.empty();
        }

        private String downloadFolder() {
            return invocation.options().get(UnitFlags.DOWNLOAD_DIR)
                    .map(folder -> invocation.directory().resolve(folder).normalize())
                    .orElseGet(() -> invocation.directory().resolve(ConfigFileNames.CACHE_FOLDER)).toString();
        }

        private String program() {
            Map<String, String> environment = invocation.world().environment();
            return invocation.options().get(UnitFlags.TF_PATH)
                    .map(path -> path.contains("/")
                            ? invocation.directory().resolve(path).normalize().toString()
                            : path)
                    .orElseGet(() -> Executables.find("tofu", invocation.directory(), environment).isPresent()
                            ? "tofu"
                            : "terraform");
        }

        private String role(Optional<ConfigParts> parts) {
            return invocation.options().setting(IdentityFlags.ROLE).map(Setting::value)
                    .or(() -> evaluated(parts, unit -> unit.role().role())).orElse("");
        }

        private void print(String config, Path folder, Optional<ConfigParts> parts, String downloads) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = IndentedJson.generator(text)) {
                json.writeStartObject();
                json.writeStringField("config_path", config);
                json.writeStringField("download_dir", downloads);
                json.writeStringField("iam_role", role(parts));
                json.writeStringField("terraform_binary", program());
                json.writeStringField("terraform_command", "print");
                json.writeStringField("working_dir", folder.toString());
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            invocation.launch().out().println(text);
        }
    }
}
