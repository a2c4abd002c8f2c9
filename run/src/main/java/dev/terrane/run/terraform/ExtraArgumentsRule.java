package dev.terrane.run.terraform;

import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.TerraformBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the `extra_arguments` blocks of a unit add to a command. */
public final class ExtraArgumentsRule {

    private ExtraArgumentsRule() {}

    /**
     * The command with what the blocks add, before the user's own flags. An `apply` or `destroy` of a plan file gets no variables: the plan
     * has them.
     *
     * @param folders where a relative plan file or variable file may lie
     */
    public static TerraformArguments apply(Optional<TerraformBlock> terraform, TerraformArguments command,
            List<Path> folders) {
        ArrayList<String> added = new ArrayList<String>();
        boolean planned = (command.is("apply") || command.is("destroy")) && isFile(command.last(), folders);
        for (ExtraArguments block : blocks(terraform, command)) {
            for (String argument : block.arguments().orElse(List.of())) {
                if (!planned || !argument.startsWith("-var")) {
                    added.add(argument);
                }
            }
            if (!planned) {
                variableFiles(block, folders).forEach(file -> added.add("-var-file=" + file));
            }
        }
        return added.isEmpty() ? command : command.insert(added);
    }

    /** The environment variables that the blocks set for the command. */
    public static Map<String, String> environment(Optional<TerraformBlock> terraform, TerraformArguments command) {
        LinkedHashMap<String, String> variables = new LinkedHashMap<String, String>();
        for (ExtraArguments block : blocks(terraform, command)) {
            variables.putAll(block.envVars().orElse(Map.of()));
        }
        return variables;
    }

    private static List<ExtraArguments> blocks(Optional<TerraformBlock> terraform, TerraformArguments command) {
        ArrayList<ExtraArguments> blocks = new ArrayList<ExtraArguments>();
        for (ExtraArguments block : terraform.map(TerraformBlock::extraArguments).orElse(List.of())) {
            for (String name : block.commands()) {
                if (command.is(name)) {
                    blocks.add(block);
                }
            }
        }
        return blocks;
    }

    private static List<String> variableFiles(ExtraArguments block, List<Path> folders) {
        ArrayList<String> files = new ArrayList<>(lastOfEach(block.requiredVarFiles().orElse(List.of())));
        for (String file : lastOfEach(block.optionalVarFiles().orElse(List.of()))) {
            if (isFile(file, folders)) {
                files.add(file);
            }
        }
        return files;
    }

    private static List<String> lastOfEach(List<String> files) {
        return List.copyOf(new LinkedHashSet<>(files.reversed())).reversed();
    }

    private static boolean isFile(String name, List<Path> folders) {
        return folders.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(name)));
    }
}
