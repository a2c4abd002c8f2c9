package dev.terrane.hcl.function;

/** What a function is about; the documentation groups them by it. */
public enum Category {
    NUMERIC("Numeric"),
    STRING("String"),
    COLLECTION("Collection"),
    ENCODING("Encoding"),
    FILESYSTEM("Filesystem"),
    TIME("Date and time"),
    HASH("Hash and crypto"),
    NETWORK("IP network"),
    TYPE("Type conversion"),
    VERSION("Version"),
    CONFIGURATION("Configuration");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
