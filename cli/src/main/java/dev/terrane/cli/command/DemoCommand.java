package dev.terrane.cli.command;

import dev.terrane.cli.demo.Demo;

/** Shows roles at work, without AWS. */
final class DemoCommand implements Command {
    @Override
    public int run(Invocation invocation) {
        return new Demo(invocation.launch()).run();
    }
}
