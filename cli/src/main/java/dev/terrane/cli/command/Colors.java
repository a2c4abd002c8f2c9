package dev.terrane.cli.command;

/** Whether what a command prints may have colours: at a terminal, unless the user wants none. */
final class Colors {

    private Colors() {}

    static boolean ofOutput(Invocation invocation) {
        return invocation.logOptions().colors() && invocation.world().terminal().outputIsTerminal();
    }
}
