package dev.terrane.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Tells keys in what a terminal sends: UTF-8, control characters (as in Emacs and GNU Readline), sequences of ECMA-48. */
final class KeyReader {
    private static final int ESCAPE = 0x1b;
    private static final int DELETE = 0x7f;

    private final InputStream input;

    KeyReader(InputStream input) {
        this.input = input;
    }

    Key read() throws IOException {
        int b = input.read();
        if (b < 0) {
            return Key.Edit.CLOSED;
        }
        if (b == ESCAPE) {
            return escaped(input.read());
        }
        if (b < ' ' || b == DELETE) {
            return control(b);
        }
        return b < 0x80 ? new Key.Typed(b) : encoded(b);
    }

    private static Key control(int b) {
        return switch (b == DELETE ? DELETE : b + '@') {
            case 'A' -> Key.Edit.START;
            case 'B' -> Key.Edit.LEFT;
            case 'C' -> Key.Edit.ABANDON;
            // what Linux makes of a Ctrl-D that was pressed before keys were asked for
            case '@', 'D' -> Key.Edit.END_OR_ERASE;
            case 'E' -> Key.Edit.END;
            case 'F' -> Key.Edit.RIGHT;
            case 'H', DELETE -> Key.Edit.ERASE_BEFORE;
            case 'I' -> Key.Edit.COMPLETE;
            case 'J', 'M' -> Key.Edit.ENTER;
            case 'K' -> Key.Edit.ERASE_TO_END;
            case 'L' -> Key.Edit.CLEAR_SCREEN;
            case 'N' -> Key.Edit.DOWN;
            case 'P' -> Key.Edit.UP;
            case 'U' -> Key.Edit.ERASE_TO_START;
            case 'W' -> Key.Edit.ERASE_WORD;
            default -> Key.Edit.OTHER;
        };
    }

    private Key escaped(int b) throws IOException {
        return switch (b) {
            case '[' -> sequence();
            case 'O' -> letter(input.read(), false);
            case 'b' -> Key.Edit.WORD_LEFT;
            case 'f' -> Key.Edit.WORD_RIGHT;
            case DELETE -> Key.Edit.ERASE_WORD;
            default -> b < 0 ? Key.Edit.CLOSED : Key.Edit.OTHER;
        };
    }

    /** Parameters and one final byte; a second parameter says which of Shift, Alt and Ctrl were held. */
    private Key sequence() throws IOException {
        StringBuilder parameters = new StringBuilder();
        int b = input.read();
        while (b >= ' ' && b < '@') {
            parameters.append((char) b);
            b = input.read();
        }
        if (b != '~') {
            return letter(b, parameters.indexOf(";") >= 0);
        }
        return switch (parameters.toString()) {
            case "1", "7" -> Key.Edit.START;
            case "3" -> Key.Edit.ERASE_AFTER;
            case "4", "8" -> Key.Edit.END;
            default -> Key.Edit.OTHER;
        };
    }

    private static Key letter(int b, boolean modified) {
        return switch (b) {
            case 'A' -> Key.Edit.UP;
            case 'B' -> Key.Edit.DOWN;
            case 'C' -> modified ? Key.Edit.WORD_RIGHT : Key.Edit.RIGHT;
            case 'D' -> modified ? Key.Edit.WORD_LEFT : Key.Edit.LEFT;
            case 'F' -> Key.Edit.END;
            case 'H' -> Key.Edit.START;
            default -> b < 0 ? Key.Edit.CLOSED : Key.Edit.OTHER;
        };
    }

    private Key encoded(int first) throws IOException {
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        int read = 1 + input.readNBytes(bytes, 1, length - 1);
        return new Key.Typed(new String(bytes, 0, read, StandardCharsets.UTF_8).codePointAt(0));
    }
}
