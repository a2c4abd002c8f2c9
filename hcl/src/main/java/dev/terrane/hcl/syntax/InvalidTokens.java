package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Complains about tokens that are in no rule of the language, about those that come in droves only a few times. */
final class InvalidTokens {

    private static final int MAX_OPERATORS = 4;

    private final TokenReader reader;
    private final List<Diagnostic> found = new ArrayList<>();
    private int operators;
    private int backticks;
    private int apostrophes;
    private boolean semicolons;
    private boolean badEncoding;

    private InvalidTokens(TokenReader reader) {
        this.reader = reader;
    }

    static List<Diagnostic> check(TokenReader reader) {
        InvalidTokens check = new InvalidTokens(reader);
        for (int token = 0; token < reader.count(); token++) {
            if (reader.rawTypeOf(token).compareTo(TokenType.AMPERSAND) >= 0) {
                check.check(token);
            }
        }
        return check.found;
    }

    private void check(int token) {
        switch (reader.rawTypeOf(token)) {
            case AMPERSAND -> operator(token, "For a logical AND, write `&&`.");
            case PIPE -> operator(token, "For a logical OR, write `||`.");
            case TILDE -> operator(token, "For a logical NOT, write `!`.");
            case CARET -> operator(token, "");
            case BACKTICK -> {
                if (isFirstOfPair(backticks++)) {
                    add(token, "Invalid character",
                            "Backticks do not enclose strings.",
                            "For a string of several lines, use a heredoc, like `<<EOT`.");
                }
            }
            case APOSTROPHE -> {
                if (isFirstOfPair(apostrophes++)) {
                    add(token, "Invalid character", "Single quotes do not enclose strings.",
                            "Use double quotes (`\"`).");
                }
            }
            case SEMICOLON -> {
                if (!semicolons) {
                    add(token, "Invalid character", "Semicolons separate nothing here.",
                            "Put arguments and blocks on lines of their own, and commas between the items of a collection.");
                }
                semicolons = true;
            }
            case BAD_ENCODING -> {
                if (!badEncoding) {
                    add(token, "Invalid character encoding", "The text is not encoded in UTF-8.",
                            "Have your editor save it as UTF-8.");
                }
                badEncoding = true;
            }
            case QUOTED_NEWLINE -> add(token, "Invalid multi-line string",
                    "A quoted string must end on the line it starts on.",
                    "Write a line break as `\\n`, or use a heredoc, like `<<EOT`.");
            default -> {
                String character = reader.textOf(token);
                if (character.equals("\u201C") || character.equals("\u201D")) {
                    add(token, "Invalid character", "Curly quotes do not enclose strings.",
                            "Use straight double quotes (`\"`); word processors and chats tend to replace them.");
                } else {
                    add(token, "Invalid character", "This character is not used in the language.", "");
                }
            }
        }
    }

    private void operator(int token, String hint) {
        if (operators++ < MAX_OPERATORS) {
            add(token, "Unsupported operator", "There are no bitwise operators.", hint);
        }
    }

    /** Of backticks and single quotes the first and the third are reported: where strings seem to start, twice. */
    private static boolean isFirstOfPair(int earlier) {
        return earlier == 0 || earlier == 2;
    }

    private void add(int token, String summary, String detail, String hint) {
        Span span = reader.spanOf(token);
        Diagnostic problem = Diagnostic.error(summary, detail, reader.range(span));
        found.add(hint.isEmpty() ? problem : problem.withHint(hint));
    }
}
