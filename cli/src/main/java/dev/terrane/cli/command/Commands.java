package dev.terrane.cli.command;

import dev.terrane.cli.option.CommandName;

/** Which class does which command. */
public final class Commands {
    private Commands() {}

    public static Command of(CommandName name) {
        return switch (name) {
            case HELP, AUTH, BACKEND, DAG, HCL, INFO, INFO_STRICT, STACK -> new Help();
            case VERSION -> new Version();
            case COMPLETION -> new CompletionCommand();
            case HCL_VALIDATE -> new ValidateCommand();
            case HCL_EVAL -> new EvalCommand();
            case HCL_FUNCTIONS -> new FunctionsCommand();
            case RENDER -> new RenderCommand();
            case FIND -> new FindCommand();
            case LIST -> new ListCommand();
            case DAG_GRAPH -> ListCommand::graph;
            case HCL_FORMAT -> new FormatCommand();
            case INFO_STRICT_LIST -> new InfoStrictList();
            case INFO_PRINT -> new InfoPrint();
            case DEMO -> new DemoCommand();
            case RUN, APPLY, DESTROY, FORCE_UNLOCK, IMPORT, INIT, OUTPUT, PLAN, REFRESH, SHOW, STATE, TEST, VALIDATE ->
                new RunCommand();
            case EXEC -> new ExecCommand();
            case AUTH_EXPLAIN -> new AuthExplainCommand();
            case AUTH_WHOAMI -> new AuthWhoamiCommand();
            case AUTH_EXEC -> new AuthExecCommand();
            case AUTH_CREDENTIALS -> new AuthCredentialsCommand();
            case AUTH_CONSOLE -> new AuthConsoleCommand();
            case AUTH_DOCTOR -> new AuthDoctorCommand();
            case BACKEND_BOOTSTRAP -> new BackendBootstrapCommand();
            case STACK_GENERATE -> new StackGenerateCommand();
            case STACK_RUN -> new StackRunCommand();
            case STACK_OUTPUT -> new StackOutputCommand();
            case STACK_CLEAN -> new StackCleanCommand();
            case BACKEND_DELETE, BACKEND_MIGRATE, CATALOG,
                    SCAFFOLD, BROWSE,
                    AWS_PROVIDER_PATCH ->
                new NotBuilt();
        };
    }
}
