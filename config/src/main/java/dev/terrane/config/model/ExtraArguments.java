package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An `extra_arguments "name"` block of `terraform`. An absent list differs from an empty one only when rendered. */
public record ExtraArguments(String name, List<String> commands, Optional<List<String>> arguments,
        Optional<List<String>> requiredVarFiles, Optional<List<String>> optionalVarFiles,
        Optional<Map<String, String>> envVars, SourceRange at) {}
