package dev.terrane.run.generate;

import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.GenerateBlock.IfDisabled;
import dev.terrane.config.model.GenerateBlock.IfExists;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.value.HclText;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.backend.BackendConfig;
import java.util.Optional;
import java.util.TreeMap;

/** The `terraform { backend … }` that a `remote_state` with `generate` writes, with OpenTofu's state encryption where it is asked for. */
public final class BackendBlock {
    private static final String KEY_PROVIDER = "key_provider";

    private BackendBlock() {}

    private static final RemoteState.Generate PLAIN = new RemoteState.Generate("backend.tf", "overwrite_terragrunt");

    /** The file to generate; empty where the unit has a backend block of its own. */
    public static Optional<GenerateBlock> of(RemoteState state) {
        return state.generate().map(generate -> block(state, generate));
    }

    /** The file to generate in a folder that is to have nothing else. */
    public static GenerateBlock alone(RemoteState state) {
        return block(state, state.generate().orElse(PLAIN));
    }

    private static GenerateBlock block(RemoteState state, RemoteState.Generate generate) {
        IfExists ifExists = IfExists.of(generate.ifExists())
                .orElseThrow(() -> failure(state, "Invalid if_exists", "\"" + generate.ifExists()
                        + "\" is none of error, skip, overwrite, overwrite_terragrunt."));
        return new GenerateBlock("", generate.path(), text(state), ifExists, IfDisabled.SKIP,
                GenerateBlock.DEFAULT_COMMENT_PREFIX, false, false, Optional.empty(), state.at());
    }

    private static String text(RemoteState state) {
        HclText text = new HclText().block("terraform").block("backend", state.backend());
        BackendConfig.blockSettings(state).forEach(text::attribute);
        text.end();
        state.encryption().map(Value::unmark).filter(value -> value.canIterate() && value.length() > 0)
                .ifPresent(value -> encryption(state, value, text));
        return HclText.formatted(text.end().toString());
    }

    private static void encryption(RemoteState state, Value encryption, HclText text) {
        String provider = encryption.attribute(KEY_PROVIDER).map(Value::unmark)
                .filter(value -> value.type() == Type.STRING && !value.isNull()).map(Value::asString)
                .orElseThrow(() -> failure(state, "Missing key_provider",
                        "The encryption of remote_state needs a key_provider."));
        text.block("encryption").block(KEY_PROVIDER, provider, "default");
        TreeMap<String, Value> settings = new TreeMap<>(encryption.entries());
        settings.remove(KEY_PROVIDER);
        settings.forEach((name, value) -> {
            if (!isZero(value.unmark())) {
                text.attribute(name, value);
            }
        });
        text.end().block("method", "aes_gcm", "default").line("keys = " + KEY_PROVIDER + "." + provider + ".default")
                .end();
        for (String part : new String[]{"state", "plan"}) {
            text.block(part).line("method = method.aes_gcm.default").end();
        }
        text.end();
    }

    private static boolean isZero(Value value) {
        if (value.isNull()) {
            return true;
        }
        return (value.type() == Type.STRING && value.asString().isEmpty())
                || (value.type() == Type.NUMBER && value.asNumber().isZero());
    }

    private static DiagnosticException failure(RemoteState state, String summary, String detail) {
        return new DiagnosticException(Diagnostic.error(summary, detail, state.at()));
    }
}
