package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.stack.ValuesFile;
import dev.terrane.run.source.WholeSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a stack was generated from. One that is generated, however deep, within another of the same origin would generate
 * the same again without end.
 *
 * @param source the name of its source
 * @param values the text of its values
 */
record Origin(String source, String values) {

    static Origin of(StackComponent component, WholeSources.Whole source) {
        return new Origin(source.name(),
                component.values().filter(values -> values.isWhollyKnown()).map(ValuesFile::of).orElse(""));
    }

    /** The origin of a stack that stands where it is. */
    static Origin of(Path folder) {
        try {
            Path values = folder.resolve(ConfigFileNames.VALUES);
            return new Origin(folder.toRealPath().toString(),
                    Files.isRegularFile(values) ? Files.readString(values) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
