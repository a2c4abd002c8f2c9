package dev.terrane.cli.command;

import dev.terrane.aws.role.Purpose;
import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.path.Paths;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.process.Workers;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.IdentityUnits;
import dev.terrane.run.unit.UnitException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The units that an `auth` command is about: that of the working directory, or with `--all` or a filter those below it. */
final class AuthUnits implements AutoCloseable {
    private final Invocation invocation;
    private final RunOptions options;
    private final RunSession session;
    private final IdentityUnits identities;

    /** One unit: how it is shown, and its configuration file. */
    record Target(String path, Path file) {}

    /** What came of a unit. */
    record Result<T>(Target target, Optional<T> found, Optional<UnitException> failure) {}

    /** Something that is done with a unit. */
    @FunctionalInterface
    interface Work<T> {
        T with(Path file) throws UnitException;
    }

    /** @param command the words of the OpenTofu/Terraform command that is asked about */
    AuthUnits(Invocation invocation, List<String> command) {
        this.options = RunOptionsReader.read(invocation).withCommand(TerraformArguments.parse(command));
        this.invocation = invocation;
        this.session = new RunSession(invocation);
        this.identities = new IdentityUnits(session.setup(), options);
    }

    /** The same for a command that takes no words. */
    static AuthUnits without(Invocation invocation) {
        if (!invocation.line().allWords().isEmpty()) {
            throw new UsageException("`" + invocation.line().command().written() + "` takes no `"
                    + invocation.line().allWords().getFirst() + "`");
        }
        return new AuthUnits(invocation, List.of());
    }

    RunSession session() {
        return session;
    }

    IdentityUnits identities() {
        return identities;
    }

    static boolean isAboutMany(Invocation invocation) {
        return invocation.options().isOn(FleetFlags.ALL_UNITS)
                || !invocation.options().list(FleetFlags.FILTER).isEmpty();
    }

    /** The purpose that the user names. */
    static Purpose purpose(Invocation invocation) {
        return invocation.options().get(IdentityFlags.PURPOSE).flatMap(Purpose::ofLabel).orElse(Purpose.PLAN);
    }

    /** The unit of the working directory. */
    Target one() {
        return unitHere().orElseThrow(() -> new UsageException(
                "there is no " + ConfigFileNames.UNIT + " in " + invocation.directory(),
                "run it in a unit's folder, or name one with --working-dir"));
    }

    private Optional<Target> unitHere() {
        Path file = WorkingDirectory.configFile(invocation.options(), invocation.launch().directory())
                .orElseGet(() -> ConfigFileNames.unitFileIn(invocation.directory()));
        return Files.isRegularFile(file)
                ? Optional.of(new Target(Paths.relative(invocation.directory(), Paths.folderOf(file)), file))
                : Optional.empty();
    }

    /** All units that are meant, those of stacks among them, which are generated first. */
    List<Target> all() {
        if (!isAboutMany(invocation)) {
            return List.of(one());
        }
        Filters filters = FilterOptions.of(invocation);
        if (new Stacks(invocation, options, filters, session).generate().exitCode() != 0) {
            throw new UsageException("the units of stacks are not known, since their stacks could not be generated",
                    "the reasons stand above; `--no-stack-generate` takes what was generated before");
        }
        try (Discovery discovery = new Discovery(invocation, true, filters)) {
            return discovery.selected().stream().filter(unit -> unit.kind() == Component.Kind.UNIT)
                    .map((Repository.Node unit) -> new Target(unit.relativePath(), unit.file())).toList();
        }
    }

    /** The units that are meant; none where there is none in the working directory. */
    List<Target> any() {
        return isAboutMany(invocation) ? all() : unitHere().map(List::of).orElse(List.of());
    }

    /** Does the same with all units, many at a time; what fails is said, and kept. */
    <T> List<Result<T>> each(List<Target> targets, Work<T> work) {
        int threads = invocation.options().get(FleetFlags.PARALLELISM).map(number -> (int) Math.min(number, 1000))
                .orElse(Workers.WAITING);
        try (Workers workers = new Workers(threads)) {
            return workers.map(targets, target -> {
                try {
                    return new Result<>(target, Optional.of(work.with(target.file())), Optional.empty());
                } catch (UnitException e) {
                    return new Result<>(target, Optional.empty(), Optional.of(e));
                }
            });
        }
    }

    /** Says what failed, and with which code the process should end. */
    <T> int report(List<Result<T>> results) {
        int code = 0;
        for (Result<T> result : results) {
            if (result.failure().isPresent()) {
                UnitException failure = result.failure().get();
                invocation.log().about(Paths.folderOf(result.target().file())).error(failure.message());
                code = Math.max(code, failure.exitCode());
            }
        }
        return code;
    }

    @Override
    public void close() {
        identities.close();
        session.close();
    }
}
