package dev.terrane.config.context;

/** Why a configuration is read; decides what may be asked of the world. */
public enum EvaluationMode {
    /** A unit runs: dependency outputs are read, everything must be known. */
    RUN,
    /** `render`: outputs are read, but what cannot be read falls back to mocks, and missing attributes are tolerated. */
    RENDER,
    /** `render --offline`: outputs, decryption and commands are unknown values. */
    OFFLINE,
    /** `find`, `list`, the queue: dependency outputs are unknown values, `inputs` are never evaluated. */
    DISCOVERY,
    /** `hcl validate`: outputs and what takes credentials are unknown values, and everything else is evaluated. */
    VALIDATE;

    /** Whether outputs of dependencies may be fetched. */
    public boolean readsOutputs() {
        return this == RUN || this == RENDER;
    }

    /** Whether what takes credentials may be asked for: secrets, who the AWS identity is. Elsewhere it is unknown. */
    public boolean usesCredentials() {
        return this != OFFLINE && this != VALIDATE;
    }

    /** Whether the rendered form is what is wanted. */
    public boolean renders() {
        return this == RENDER || this == OFFLINE;
    }
}
