package dev.terrane.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads lines at a terminal, with the keys that people know from their shell, a history, and completion. Between two
 * lines the terminal is as it was, so that what runs then has it as usual. Where the terminal cannot be told to send
 * keys, it edits lines itself.
 */
public final class LineEditor {
    private static final int USUAL_COLUMNS = 80;
    private static final String CLEAR_SCREEN = "\033[H\033[2J";

    private final InputStream input;
    private final PrintStream output;
    private final Stty stty;
    private final Function<String, Completion> completion;
    private final KeyReader keys;
    private final History history = new History();

    /**
     * What a word can become.
     *
     * @param length how many characters before the cursor the word has
     * @param words all that it can become
     */
    public record Completion(int length, List<String> words) {}

    /** What came of reading a line. */
    public sealed interface Input {

        record Line(String text) implements Input {}

        /** Ctrl-C: what was typed is not meant. */
        record Abandoned() implements Input {}

        /** Ctrl-D, or the terminal is gone. */
        record End() implements Input {}
    }

    /** @param completion what the text before the cursor can be completed to */
    public LineEditor(InputStream input, PrintStream output, Stty stty, Function<String, Completion> completion) {
        this.input = input;
        this.output = output;
        this.stty = stty;
        this.completion = completion;
        this.keys = new KeyReader(input);
    }

    /** Reads the next line, without its end. */
    public Input read(String prompt) throws IOException {
        Optional<String> mode = stty.sendKeys();
        if (mode.isEmpty()) {
            return unedited(prompt);
        }
        try {
            return edited(prompt, stty.columns().orElse(USUAL_COLUMNS));
        } finally {
            stty.restore(mode.get());
        }
    }

    private Input unedited(String prompt) throws IOException {
        output.print(prompt);
        output.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = input.read();
        if (b < 0) {
            return new Input.End();
        }
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = input.read();
        }
        return new Input.Line(line.toString(StandardCharsets.UTF_8));
    }

    private Input edited(String prompt, int columns) throws IOException {
        EditedLine line = EditedLine.EMPTY;
        while (true) {
            output.print(LineView.of(prompt, line, columns));
            output.flush();
            switch (keys.read()) {
                case Key.Typed(int codePoint) -> line = line.insert(Character.toString(codePoint));
                case Key.Edit.ENTER -> {
                    history.add(line.text());
                    return left(new Input.Line(line.text()));
                }
                case Key.Edit.ABANDON -> {
                    output.print("^C");
                    return left(new Input.Abandoned());
                }
                case Key.Edit.CLOSED -> {
                    return left(new Input.End());
                }
                case Key.Edit.END_OR_ERASE -> {
                    if (line.text().isEmpty()) {
                        return left(new Input.End());
                    }
                    line = line.withoutNext();
                }
                case Key.Edit.COMPLETE -> line = completed(line);
                case Key.Edit.CLEAR_SCREEN -> output.print(CLEAR_SCREEN);
                case Key.Edit edit -> line = changed(line, edit);
            }
        }
    }

    private Input left(Input result) {
        output.print("\r\n");
        output.flush();
        return result;
    }

    private EditedLine changed(EditedLine line, Key.Edit edit) {
        return switch (edit) {
            case LEFT -> line.left();
            case RIGHT -> line.right();
            case WORD_LEFT -> line.wordLeft();
            case WORD_RIGHT -> line.wordRight();
            case START -> line.start();
            case END -> line.end();
            case UP -> EditedLine.endingWith(history.earlier(line.text()));
            case DOWN -> EditedLine.endingWith(history.later(line.text()));
            case ERASE_BEFORE -> line.withoutPrevious();
            case ERASE_AFTER -> line.withoutNext();
            case ERASE_WORD -> line.withoutWord();
            case ERASE_TO_START -> line.withoutBefore();
            case ERASE_TO_END -> line.withoutAfter();
            case ENTER, COMPLETE, CLEAR_SCREEN, ABANDON, END_OR_ERASE, CLOSED, OTHER -> line;
        };
    }

    /** With as much of the word at the cursor as is certain; where nothing more is, all that it can become is listed. */
    private EditedLine completed(EditedLine line) {
        Completion found = completion.apply(line.before());
        String common = found.words().stream().reduce(LineEditor::commonStart).orElse("");
        if (common.length() > found.length()) {
            return line.insert(common.substring(found.length()));
        }
        if (found.words().size() > 1) {
            output.print("\r\n" + String.join("  ", found.words()) + "\r\n");
        }
        return line;
    }

    private static String commonStart(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }
}
