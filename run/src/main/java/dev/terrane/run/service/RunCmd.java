package dev.terrane.run.service;

import java.util.List;

import dev.terrane.config.context.CommandRunner;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;

/** Runs the command of a `run_cmd` call, without a shell, in the folder and with the environment that it asks for. */
public final class RunCmd implements CommandRunner {

    private final Tool tool;

    public RunCmd(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Result run(Request request) throws CommandFailure {
        String program = request.command().getFirst();
        List<String> arguments = request.command().subList(1, request.command().size());
        try {
            Tool.Result result = tool.run(program, arguments, request.directory(), request.environment())
                    .orElseThrow(() -> new CommandFailure("there is no program `" + program + "` on PATH"));
            if (!result.succeeded()) {
                throw new CommandFailure(explained(request, result));
            }
            return new Result(result.output(), result.error());
        } catch (StartException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static String explained(Request request, Tool.Result result) {
        String shown = request.quiet() ? request.command().getFirst() : String.join(" ", request.command());
        String error = request.quiet() ? "" : result.error().strip();
        return "`" + shown + "` ended with exit code " + result.exitCode() + (error.isEmpty() ? "" : ":\n" + error);
    }
}
