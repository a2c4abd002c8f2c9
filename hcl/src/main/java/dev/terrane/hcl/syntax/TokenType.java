package dev.terrane.hcl.syntax;

/**
 * What a token is (HCL specification, "Lexical Elements"). The kinds from {@link #AMPERSAND} on are in no rule of the
 * language: they are told apart so that messages can say what somebody had in mind.
 */
public enum TokenType {
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PAREN,
    CLOSE_PAREN,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    /** The introducer of a heredoc with its newline: {@code <<EOT} or {@code <<-EOT}. */
    OPEN_HEREDOC,
    /** The line of the closing marker without its newline, which is a token of its own. */
    CLOSE_HEREDOC,
    STAR,
    SLASH,
    PLUS,
    MINUS,
    PERCENT,
    EQUALS,
    EQUAL_EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    AND,
    OR,
    BANG,
    DOT,
    COMMA,
    COLON,
    DOUBLE_COLON,
    ELLIPSIS,
    FAT_ARROW,
    QUESTION,
    /** <code>${</code> or <code>${~</code> */
    INTERPOLATION,
    /** <code>%{</code> or <code>%{~</code> */
    DIRECTIVE,
    /** The brace that ends an interpolation or a directive, with a tilde before it or not. */
    SEQUENCE_END,
    /** Literal text between quotes, which may have backslash escapes. */
    QUOTED_TEXT,
    /** Literal text of a heredoc or a bare template, at most a line of it. */
    TEXT,
    NUMBER,
    IDENTIFIER,
    /** A comment; one that goes to the end of the line includes its newline. */
    COMMENT,
    NEWLINE,
    END,
    AMPERSAND,
    PIPE,
    TILDE,
    CARET,
    APOSTROPHE,
    BACKTICK,
    SEMICOLON,
    /** A run of carriage returns and line feeds between quotes. */
    QUOTED_NEWLINE,
    BAD_ENCODING,
    INVALID
}