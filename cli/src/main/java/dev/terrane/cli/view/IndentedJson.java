package dev.terrane.cli.view;

import java.io.IOException;
import java.io.Writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

/** JSON for people, laid out as Go's `MarshalIndent` with two blanks does, which is what Terragrunt prints. */
public final class IndentedJson {

    private static final DefaultIndenter TWO_BLANKS = new DefaultIndenter("  ", "\n");

    private IndentedJson() {}

    public static JsonGenerator generator(Writer writer) throws IOException {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators).withArrayIndenter(TWO_BLANKS)
                .withObjectIndenter(TWO_BLANKS);
        return new JsonFactory().createGenerator(writer).setPrettyPrinter(printer);
    }
}
