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
        boolean all = invocation.options().isOn(ReadingFlags.STRICT_ALL);
        List<StrictControl> controls = Arrays.stream(StrictControl.values())
                .filter(control -> all || !control.isCompleted()).toList();
        List<String> words = invocation.line().words();
        List<StrictControl> shown = words.isEmpty()
                ? controls
                : controls.stream().filter(control -> control.written().equals(words.getFirst())).toList();
        if (shown.isEmpty()) {
            throw Modes.unknownControl(words.getFirst());
        }
        invocation.launch().out().print(table(shown));
        return 0;
    }

    private static String table(List<StrictControl> controls) {
        int width = controls.stream().mapToInt(control -> control.written().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (StrictControl control : controls) {
            text.append("   ").append(control.written()).repeat(' ', width - control.written().length())
                    .append(control.isCompleted() ? "  Completed  " : "  Active     ").append(control.meaning())
                    .append('\n');
        }
        return text.toString();
    }
}
