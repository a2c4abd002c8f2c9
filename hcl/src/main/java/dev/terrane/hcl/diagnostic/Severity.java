package dev.terrane.hcl.diagnostic;

/** An error stops what was asked for; a warning does not. */
public enum Severity {
    ERROR, WARNING
}
