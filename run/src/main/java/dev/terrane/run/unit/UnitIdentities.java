package dev.terrane.run.unit;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleSettings;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The identities of units, from what the command line, the environment and the units' files say about them. */
public final class UnitIdentities {
    private final Supplier<AwsIdentities> identities;
    private final RepositoryRoots repositories;
    private final RunOptions.AuthOptions options;

    /**
     * Makes identities of the units of a run.
     *
     * @param identities asked for with the first unit
     */
    public UnitIdentities(Supplier<AwsIdentities> identities, RepositoryRoots repositories,
            RunOptions.AuthOptions options) {
        this.identities = identities;
        this.repositories = repositories;
        this.options = options;
    }

    /** What the auth command says for the units of a folder; nothing where there is no such command. */
    AuthAnswer answer(Path folder, Map<String, String> environment) {
        return options.providerCommand().map(Setting::value)
                .map(command -> identities.get().authProvider().run(command, folder, environment))
                .orElse(AuthAnswer.NOTHING);
    }

    /** The identity that a unit needs for a command. */
    UnitIdentity of(IdentityStatements unit, TerraformArguments command, AuthAnswer answer) {
        return plan(unit, layers(unit, options.flags(), options.variables()), Purpose.of(command.words()),
                command.command(), answer);
    }

    /**
     * The identity with which the outputs of a unit are read: its own role where its files name one, else that of the unit that reads
     * them. Flags and variables are about the units that run, so that they do not override a role of the dependency's files.
     */
    UnitIdentity forOutputs(IdentityStatements dependency, IdentityStatements reader, TerraformArguments readerCommand,
            AuthAnswer answer) {
        var own = layers(dependency, RoleSettings.none(), List.of());
        if (own.main(Purpose.PLAN).role().isPresent()) {
            return plan(dependency, own, Purpose.PLAN, "output", answer);
        }
        return of(reader, readerCommand, answer);
    }

    private SettingsLayers layers(IdentityStatements unit, RoleSettings flags, List<RoleSettings> variables) {
        return new SettingsLayers(flags, variables, unit.unitFiles(), unit.terraneFiles());
    }

    private UnitIdentity plan(IdentityStatements unit, SettingsLayers layers, Purpose purpose, String command,
            AuthAnswer answer) {
        return identities.get().plan(facts(unit.unitFile(), command), layers, answer, purpose);
    }

    private UnitFacts facts(Path file, String command) {
        var folder = Paths.folderOf(file);
        var root = repositories.enclosing(folder).orElse(folder);
        return new UnitFacts(root.relativize(folder).toString(), String.valueOf(folder.getFileName()),
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

    /** The account in which a unit runs, where its role tells it. */
    static Optional<String> account(UnitIdentity identity) {
        return identity.account();
    }
}
