package dev.terrane.run.filter;

/** A token of the filter language: its kind, its text with outer blanks dropped, and the index of its start. */
record FilterToken(Kind kind, String text, int position) {

    enum Kind {
        NAME,
        PATH,
        BANG,
        PIPE,
        EQUAL,
        LEFT_BRACE,
        RIGHT_BRACE,
        LEFT_BRACKET,
        RIGHT_BRACKET,
        CARET,
        ELLIPSIS,
        ILLEGAL,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isNumber() { return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'); }
}
