package dev.terrane.hcl.function.filesystem;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.function.encoding.Base64Text;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions of files and their paths. Relative paths start at the folder of the file that the expression stands in. */
public final class FileFunctions {

    private FileFunctions() {}

    public static List<Function> all(FunctionWorld world) {
        Files files = new Files(world);
        return List.of(abspath(files), basename(), dirname(), file(files), filebase64(files), fileexists(files),
                fileset(files), pathexpand(files));
    }

    static Function.Declaration named(String name) {
        return Function.named(name).category(Category.FILESYSTEM);
    }

    private static Function mapping(String name, String documentation, UnaryOperator<String> mapping) {
        return named(name).documentation(documentation).parameter(Parameter.of("path", Type.STRING))
                .returns(Type.STRING)
                .implementation((arguments, type) -> Value.string(mapping.apply(arguments.getFirst().asString())));
    }

    private static Function abspath(Files files) {
        return mapping("abspath", "A path as an absolute one, seen from the folder that the program runs in.",
                files::absolute);
    }

    private static Function basename() {
        return mapping("basename", "The last part of a path.", PathText::base);
    }

    private static Function dirname() {
        return mapping("dirname", "A path without its last part.", PathText::directory);
    }

    private static Function pathexpand(Files files) {
        return mapping("pathexpand", "A path with the user's home folder in place of `~` at its start.",
                files::expandHome);
    }

    private static Function file(Files files) {
        return mapping("file", "The content of a file, which must be UTF-8 text.", path -> text(files, path));
    }

    /** @throws FunctionException if there is no such file, or it is not UTF-8 text */
    static String text(Files files, String path) {
        byte[] bytes = Arguments.blaming(0, () -> files.read(path));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new FunctionException(path + " is not UTF-8 text; filebase64 reads any file");
        }
    }

    private static Function filebase64(Files files) {
        return mapping("filebase64", "The content of a file as Base64.",
                path -> Base64Text.encode(Arguments.blaming(0, () -> files.read(path))));
    }

    private static Function fileexists(Files files) {
        return named("fileexists").documentation("Whether there is a file. It is an error if there is a folder.")
                .parameter(Parameter.of("path", Type.STRING)).returns(Type.BOOL)
                .implementation((arguments, type) -> Value.bool(files.exists(arguments.getFirst().asString())));
    }

    private static Function fileset(Files files) {
        return named("fileset")
                .documentation("The paths of the files below a folder that match a pattern, seen from the "
                        + "folder. In a pattern, `*` and `?` stand for characters of one name, `[a-z]` for one of several "
                        + "characters, `{a,b}` for one of several texts and `**` for any number of folders.")
                .parameter(Parameter.of("path", Type.STRING)).parameter(Parameter.of("pattern", Type.STRING))
                .returns(Type.set(Type.STRING)).implementation((arguments, type) -> {
                    List<String> matches = files.matching(arguments.getFirst().asString(), arguments.get(1).asString());
                    return Value.set(Type.STRING, matches.stream().map(Value::string).toList());
                });
    }
}
