package dev.terrane.config.function;

import static dev.terrane.config.function.Declarations.text;
import static dev.terrane.config.function.Declarations.texts;

import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.context.CommandRunner.CommandFailure;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.model.RetryDefaults;
import dev.terrane.config.session.CommandMemo;
import dev.terrane.config.session.CommandMemo.Reuse;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions about the environment, the command that runs, and `run_cmd`. */
final class CommandFunctions {

    private static final String QUIET = "--terragrunt-quiet";
    private static final String GLOBAL_CACHE = "--terragrunt-global-cache";
    private static final String NO_CACHE = "--terragrunt-no-cache";

    private final Place place;

    CommandFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(
                text("get_env", 1, 2,
                        "The value of an environment variable; the second argument if it is not set.", this::getEnv),
                text("get_platform", "The operating system: linux, darwin, …", CommandFunctions::platform),
                text("get_terraform_command", "The command of OpenTofu or Terraform that runs.",
                        () -> place.context().command()),
                texts("get_terraform_cli_args", "The command that runs and its arguments.",
                        () -> place.context().arguments()),
                text("get_terragrunt_source_cli_flag", "The value of `--source`; empty if it is not given.",
                        () -> place.context().source().orElse("")),
                texts("get_terraform_commands_that_need_vars", "The commands that take `-var` and `-var-file`.",
                        () -> List.of("apply", "console", "destroy", "import", "plan", "push", "refresh")),
                texts("get_terraform_commands_that_need_input", "The commands that take `-input`.",
                        () -> List.of("apply", "import", "init", "plan", "refresh")),
                texts("get_terraform_commands_that_need_locking", "The commands that take `-lock-timeout`.",
                        () -> List.of("apply", "destroy", "import", "plan", "refresh", "taint", "untaint")),
                texts("get_terraform_commands_that_need_parallelism", "The commands that take `-parallelism`.",
                        () -> List.of("apply", "plan", "destroy")),
                texts("get_default_retryable_errors",
                        "The patterns of errors that are retried where there is no `errors` block.",
                        () -> RetryDefaults.PATTERNS),
                Declarations.strings("run_cmd", 0, Integer.MAX_VALUE,
                        "Runs a command in the configuration's folder and returns what it prints, one final line feed"
                                + " left out. Leading options: `--terragrunt-quiet`, `--terragrunt-global-cache`,"
                                + " `--terragrunt-no-cache`.",
                        Type.STRING, this::runCmd));
    }

    private String getEnv(List<String> arguments) {
        String name = arguments.getFirst();
        if (name.isEmpty()) {
            throw new FunctionException(0, "the name of a variable must not be empty");
        }
        String value = place.context().environment().get(name);
        if (value != null) {
            return value;
        }
        if (arguments.size() == 1) {
            throw new FunctionException("the environment variable `" + name
                    + "` is not set, and no default is given as the second argument");
        }
        return arguments.get(1);
    }

    private static String platform() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "windows" : name;
    }

    private Value runCmd(List<String> arguments) {
        boolean quiet = false;
        boolean global = false;
        boolean never = false;
        int first = 0;
        for (; first < arguments.size(); first++) {
            switch (arguments.get(first)) {
                case QUIET -> quiet = true;
                case GLOBAL_CACHE -> global = true;
                case NO_CACHE -> never = true;
                default -> {
                    return run(arguments.subList(first, arguments.size()), quiet, reuse(global, never));
                }
            }
            reuse(global, never);
        }
        throw new FunctionException(first == 0
                ? "the command to run is missing"
                : "the command to run is missing: only options are given");
    }

    private static Reuse reuse(boolean global, boolean never) {
        if (global && never) {
            throw new FunctionException("`" + GLOBAL_CACHE + "` and `" + NO_CACHE + "` contradict each other");
        }
        return never ? Reuse.NONE : global ? Reuse.GLOBAL : Reuse.FOLDER;
    }

    private Value run(List<String> command, boolean quiet, Reuse reuse) {
        EvaluationMode mode = place.context().mode();
        if (mode == EvaluationMode.OFFLINE) {
            return Value.unknown(Type.STRING);
        }
        CommandRunner.Request request = new CommandRunner.Request(List.copyOf(command), place.folder(),
                place.context().environment(), quiet, place.identity());
        CommandMemo.Answer answer;
        try {
            answer = place.session().commands().run(request, reuse, place.context().services().commands());
        } catch (CommandFailure e) {
            throw new FunctionException(Optional.ofNullable(e.getMessage()).orElse("the command failed"));
        }
        if (mode != EvaluationMode.DISCOVERY && answer.firstShowing()) {
            place.context().services().notices().commandOutput(place.configFile(),
                    quiet ? "" : answer.result().stdout(), answer.result().stderr());
        }
        String output = answer.result().stdout();
        return Value.string(output.endsWith("\n") ? output.substring(0, output.length() - 1) : output);
    }
}
