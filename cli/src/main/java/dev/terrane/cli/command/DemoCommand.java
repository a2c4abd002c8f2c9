package dev.terrane.cli.command;

import dev.terrane.cli.demo.Demo;
import java.util.List;

/** Shows roles at work, without AWS; with a program behind it, runs that where the roles are. */
final class DemoCommand implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> program = invocation.line().allWords();
        Demo demo = new Demo(invocation.launch());
        return program.isEmpty() ? demo.run() : demo.run(program);
    }
}
