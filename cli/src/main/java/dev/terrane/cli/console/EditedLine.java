package dev.terrane.cli.console;

import dev.terrane.hcl.source.Graphemes;

/**
 * A line with a cursor, which moves by what people take for characters.
 *
 * @param before the text before the cursor
 * @param after the text from the cursor on
 */
record EditedLine(String before, String after) {

    static final EditedLine EMPTY = new EditedLine("", "");

    static EditedLine endingWith(String text) {
        return new EditedLine(text, "");
    }

    String text() {
        return before + after;
    }

    EditedLine insert(String text) {
        return new EditedLine(before + text, after);
    }

    EditedLine left() {
        return cursorAt(previous());
    }

    EditedLine right() {
        return cursorAt(next());
    }

    EditedLine start() {
        return new EditedLine("", text());
    }

    EditedLine end() {
        return endingWith(text());
    }

    EditedLine wordLeft() {
        return cursorAt(wordStart());
    }

    EditedLine wordRight() {
        int i = 0;
        while (i < after.length() && !Character.isLetterOrDigit(after.charAt(i))) {
            i++;
        }
        while (i < after.length() && Character.isLetterOrDigit(after.charAt(i))) {
            i++;
        }
        return cursorAt(before.length() + i);
    }

    EditedLine withoutPrevious() {
        return new EditedLine(before.substring(0, previous()), after);
    }

    EditedLine withoutNext() {
        return new EditedLine(before, text().substring(next()));
    }

    EditedLine withoutWord() {
        return new EditedLine(before.substring(0, wordStart()), after);
    }

    EditedLine withoutBefore() {
        return new EditedLine("", after);
    }

    EditedLine withoutAfter() {
        return new EditedLine(before, "");
    }

    private EditedLine cursorAt(int index) {
        String text = text();
        return new EditedLine(text.substring(0, index), text.substring(index));
    }

    private int previous() {
        return before.isEmpty() ? 0 : Graphemes.end(before, Graphemes.count(before) - 1L);
    }

    private int next() {
        return before.length() + Graphemes.end(after, 1);
    }

    private int wordStart() {
        int i = before.length();
        while (i > 0 && !Character.isLetterOrDigit(before.charAt(i - 1))) {
            i--;
        }
        while (i > 0 && Character.isLetterOrDigit(before.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
