package dev.terrane.hcl.syntax;

/** The operators on one operand (HCL specification, "Operations"). */
public enum UnaryOperator {
    NEGATE("-"), NOT("!");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
