package dev.terrane.aws.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line in words, as a POSIX shell splits it, quotes and backslashes only: nothing is expanded. It ends where a
 * shell would begin to do more than to run it.
 *
 * @param leftOut what stands from the first operator of a shell on
 */
record ShellWords(List<String> words, Optional<String> leftOut) {
    private static final String OPERATORS = "|&;<>";

    ShellWords {
        words = List.copyOf(words);
    }

    /** The words; nothing if a quote is not closed. */
    static Optional<ShellWords> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        Optional<String> leftOut = Optional.empty();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '\'') {
                if (c == '\'') {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\\' && i + 1 < line.length()
                    && (quote == 0 || "\"\\$`".indexOf(line.charAt(i + 1)) >= 0)) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote == '"') {
                if (c == '"') {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (OPERATORS.indexOf(c) >= 0) {
                leftOut = Optional.of(line.substring(i).strip());
                break;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(new ShellWords(words, leftOut)) : Optional.empty();
    }
}
