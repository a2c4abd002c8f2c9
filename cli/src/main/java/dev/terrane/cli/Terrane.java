package dev.terrane.cli;

import dev.terrane.aws.IdentityException;
import dev.terrane.cli.command.Commands;
import dev.terrane.cli.command.Help;
import dev.terrane.cli.command.Invocation;
import dev.terrane.cli.command.LogSetup;
import dev.terrane.cli.command.Version;
import dev.terrane.cli.command.WorkingDirectory;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandLineParser;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.Modes;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.filter.FilterSyntaxException;
import dev.terrane.run.git.GitException;
import dev.terrane.run.log.InternalFailure;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogOptions;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.unit.UnansweredException;
import java.nio.file.Path;
import java.util.List;

/** The program: reads a command line, runs its command, and says with which code the process should end. */
public final class Terrane {
    private static final int FAILURE = 1;

    private final Launch launch;
    private Log log;

    private Terrane(Launch launch, LogOptions unread) {
        this.launch = launch;
        this.log = LogSetup.log(unread, launch, launch.directory());
    }

    /** Never throws for what a user did; what went wrong has been said when it returns. */
    public static int run(List<String> arguments, Launch launch) {
        WatchedOutput output = new WatchedOutput(launch.world().terminal().output());
        Terrane terrane = new Terrane(launch.withOutput(output),
                LogSetup.unread(arguments, launch.world().environment()));
        int code = terrane.run(arguments);
        if (output.loss().isEmpty()) {
            return code;
        }
        terrane.log.error("Some of the output is lost, since it cannot be written: " + output.loss().get());
        return Math.max(code, FAILURE);
    }

    private int run(List<String> arguments) {
        try {
            return run(CommandLineParser.parse(arguments, launch.world().environment()));
        } catch (UsageException e) {
            log.error(e.getMessage() + e.hint().map(hint -> "\n  " + hint).orElse(""));
            return FAILURE;
        } catch (FilterSyntaxException e) {
            log.error(String.valueOf(e.getMessage()));
            return FAILURE;
        } catch (GitException e) {
            log.error(String.valueOf(e.getMessage()));
            return e.exitCode();
        } catch (IdentityException e) {
            log.error(e.failure().text());
            return e.exitCode();
        } catch (InterruptedRunException e) {
            return e.exitCode();
        } catch (UnansweredException e) {
            log.error(e.text());
            return FAILURE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.error(InternalFailure.told(e, log));
            return FAILURE;
        }
    }

    private int run(CommandLine line) {
        if (line.options().isOn(GlobalFlags.VERSION)) {
            return Version.print(launch);
        }
        if (line.options().isOn(GlobalFlags.HELP)) {
            return Help.print(line, launch);
        }
        LogOptions logOptions = LogSetup.options(line.options());
        Path directory = WorkingDirectory.of(line.options(), launch.directory());
        log = LogSetup.log(logOptions, launch, directory);
        Modes modes = Modes.of(line);
        modes.warnings().forEach(log::warn);
        log.debug("Terrane " + launch.version() + ", compatible with Terragrunt " + Version.TERRAGRUNT);
        return Commands.of(line.command()).run(new Invocation(launch, line, modes, directory, logOptions, log));
    }
}
