package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.util.Optional;

/** The `engine` block. Running through an engine is not supported; the block is read so that it can be refused. */
public record EngineBlock(String source, Optional<String> version, Optional<String> type, Optional<Value> meta,
        SourceRange at) {}
