package dev.terrane.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.cli.identity.Identities;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.run.git.GitRepository;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.Tool;
import dev.terrane.run.service.LogNotices;
import dev.terrane.run.service.RunCmd;
import dev.terrane.run.service.Sops;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.OfflineAnswers;
import dev.terrane.run.unit.UnitIdentities;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;

/** The contexts in which commands that only read evaluate configurations. */
final class ConfigContexts {

    private ConfigContexts() {}

    /** A loader with nothing read yet. */
    static UnitLoader loader(Invocation invocation) {
        return new UnitLoader(session(invocation));
    }

    /** A session with nothing read yet. */
    static ConfigSession session(Invocation invocation) {
        FunctionWorld world = new FunctionWorld(invocation.directory(), invocation.launch().directory(),
                invocation.world().home().map(Path::toString), invocation.world().clock(), invocation.world().random());
        return new ConfigSession(world, Ownership.ofThisProcess());
    }

    /** How a command that only reads evaluates; nobody has outputs then. */
    static ConfigContext reading(Invocation invocation, EvaluationMode mode) {
        return reading(invocation, mode, _ -> new DependencyOutputs.Result.None());
    }

    /** How a command that only reads evaluates. */
    static ConfigContext reading(Invocation invocation, EvaluationMode mode, DependencyOutputs outputs) {
        Tool tool = tool(invocation);
        ConfigServices services = new ConfigServices(new RunCmd(tool), offlineAnswers(invocation), outputs,
                new Sops(tool),
                ConfigContexts::workingFolder,
                new LogNotices(invocation.log(), Diagnostics.renderer(invocation),
                        invocation.world().terminal().output(),
                        invocation.world().terminal().error()));
        OptionValues options = invocation.options();
        return new ConfigContext(mode, invocation.world().environment(), invocation.directory(), "", List.of(), "",
                options.get(UnitFlags.SOURCE), options.map(UnitFlags.SOURCE_MAP),
                options.get(UnitFlags.DOWNLOAD_DIR).map(path -> invocation.directory().resolve(path).normalize()),
                options.map(UnitFlags.FEATURE), Set.copyOf(invocation.modes().strictControls()),
                Set.copyOf(invocation.modes().experiments()), services);
    }

    /** Where the working copy of a unit would lie if it ran. */
    private static Path workingFolder(Path unit, Optional<String> source, ConfigContext context) {
        try {
            return SourceCache.workingFolder(SourceRule.effective(context.source(), context.sourceMap(), source), unit,
                    SourceCache.downloads(context.downloadDir(), Optional.empty(), unit));
        } catch (SourceException e) {
            throw new DiagnosticException(Diagnostic.error("Invalid source", String.valueOf(e.getMessage())));
        }
    }

    private static Tool tool(Invocation invocation) {
        return Tool.listening(invocation.world().processes(), invocation.world().signals(),
                ProcessStarter.Group.SHARED);
    }

    /** The git repository of the working folder. */
    static GitRepository git(Invocation invocation) {
        return new GitRepository(tool(invocation), invocation.directory(), invocation.world().environment());
    }

    /** A command that only reads never asks AWS who it is. */
    private static OfflineAnswers offlineAnswers(Invocation invocation) {
        Identities identities = Identities.offline(invocation.launch(), invocation.options(), invocation.directory(),
                invocation.log());
        return new OfflineAnswers(() -> unitIdentities(invocation, identities),
                TerraformArguments.parse(List.of("plan")));
    }

    /** What the command line and the files of units say about identities. */
    static UnitIdentities unitIdentities(Invocation invocation, Supplier<AwsIdentities> identities) {
        return new UnitIdentities(identities, new RepositoryRoots(), invocation.directory(),
                RunOptionsReader.auth(invocation));
    }
}
