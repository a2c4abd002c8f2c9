package dev.terrane.config.load;

import dev.terrane.config.model.IncludedFile;

/** An include block and the file that it includes. */
record Included(IncludedFile block, FileEvaluation file) {}
