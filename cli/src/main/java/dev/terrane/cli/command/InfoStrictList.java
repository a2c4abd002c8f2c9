package dev.terrane.cli.command;

import dev.terrane.cli.option.Modes;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.StrictControl;
import java.util.Arrays;
import java.util.List;

/** Lists the strict controls, or says what one of them means. */
final class InfoStrictList implements Command {
    @Override
    public int run(Invocation invocation) {
        var all = invocation.options().isOn(ReadingFlags.STRICT_ALL);
        var controls = Arrays.stream(StrictControl.values()).filter(control -> all || !control.isCompleted()).toList();
        var words = invocation.line().words();
        var shown = words.isEmpty()
                ? controls
                : controls.stream().filter(control -> control.written().equals(words.getFirst())).toList();
        if (shown.isEmpty())
            throw Modes.unknownControl(words.getFirst());
        invocation.launch().out().print(table(shown));
        return 0;
    }

    private static String table(List<StrictControl> controls) {
        var width = controls.stream().mapToInt(control -> control.written().length()).max().orElse(0);
        var text = new StringBuilder();
        for (var control : controls)
            text.append("   ").append(control.written()).repeat(' ', width - control.written().length())
                    .append(control.isCompleted() ? "  Completed  " : "  Active     ").append(control.meaning())
                    .append('\n');
        return text.toString();
    }
}
