package dev.terrane.run.unit;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.unit.UnitFacts;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.path.Paths;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The identities of units, from what the command line, the environment and the units' files say about them. */
public final class UnitIdentities {
    private static final String OUTPUT = "output";

    private final Supplier<AwsIdentities> identities;
    private final RepositoryRoots repositories;
    private final Path workingDirectory;
    private final RunOptions.AuthOptions options;

    /**
     * Makes identities of the units of a run.
     *
     * @param identities asked for with the first unit
     * @param workingDirectory what units are named after that lie in no repository
     */
    public UnitIdentities(Supplier<AwsIdentities> identities, RepositoryRoots repositories, Path workingDirectory,
            RunOptions.AuthOptions options) {
        this.identities = identities;
        this.repositories = repositories;
        this.workingDirectory = workingDirectory;
        this.options = options;
    }

    /** What the auth command says for the units of a folder; nothing where there is no such command. */
    AuthAnswer answer(Path folder, Map<String, String> environment) {
        return options.providerCommand().map(Setting::value)
                .map(command -> identities.get().authProvider().run(command, folder, environment))
                .orElse(AuthAnswer.NOTHING);
    }

    /** The environment in which a unit is evaluated for a command, with what the auth command answers. */
    public Map<String, String> environment(Path file, String command, Map<String, String> environment) {
        return environment(file, command, answer(Paths.folderOf(file), environment), environment);
    }

    /** The environment in which a unit is evaluated, with what the auth command answered. */
    Map<String, String> environment(Path file, String command, AuthAnswer answer, Map<String, String> environment) {
        return answer.isEmpty()
                ? environment
                : identities.get().environment(facts(file, command), answer, environment);
    }

    /** The identity that a unit needs for a command. */
    UnitIdentity of(IdentityStatements unit, TerraformArguments command, AuthAnswer answer) {
        return plan(unit, layers(unit), Purpose.of(command.words()), command.command(), answer);
    }

    /**
     * The identity with which the outputs of a unit are read: its own where its files or its auth command name one, else that of the unit
     * that reads them. A role of a flag or a variable is about the units that run, so that it does not override one that the dependency's
     * files name; all else that they say holds for both. The guard is the dependency's own.
     *
     * @param answer of the auth command for the dependency
     * @param environment that the auth command of the reader runs with
     */
    UnitIdentity forOutputs(IdentityStatements dependency, AuthAnswer answer, IdentityStatements reader,
            TerraformArguments readerCommand, Map<String, String> environment) {
        SettingsLayers named = layers(dependency).withRoleOfFiles();
        if (named.main(Purpose.PLAN).role().isPresent()) {
            return plan(dependency, named, Purpose.PLAN, OUTPUT, answer);
        }
        UnitIdentity own = plan(dependency, layers(dependency), Purpose.PLAN, OUTPUT, answer);
        return answer.tellsIdentity()
                ? own
                : of(reader, readerCommand, answer(Paths.folderOf(reader.unitFile()), environment))
                        .withGuard(own.guard());
    }

    private SettingsLayers layers(IdentityStatements unit) {
        return new SettingsLayers(options.flags(), options.variables(), unit.unitFiles(), unit.terraneFiles());
    }

    private UnitIdentity plan(IdentityStatements unit, SettingsLayers layers, Purpose purpose, String command,
            AuthAnswer answer) {
        return identities.get().plan(facts(unit.unitFile(), command), layers, answer, purpose);
    }

    private UnitFacts facts(Path file, String command) {
        Path folder = Paths.folderOf(file);
        Path root = repositories.enclosing(folder).orElse(workingDirectory);
        return new UnitFacts(Paths.relative(root, folder), String.valueOf(folder.getFileName()),
                String.valueOf(root.getFileName()),
                command);
    }

    void guard(UnitIdentity identity) {
        identities.get().guard(identity);
    }

    Delivery deliver(UnitIdentity identity, Map<String, String> environment) {
        return identities.get().deliver(identity, environment);
    }

    Session session(UnitIdentity identity) {
        return identities.get().session(identity);
    }

    /** The identity that Terrane was started with. */
    Session base() {
        return identities.get().broker().requester(new Requester.Base());
    }

    SignedCalls calls() {
        return identities.get().calls();
    }

    AwsIdentities all() {
        return identities.get();
    }
}
