package dev.terrane.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Source;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.filter.FilterExpression;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.format.FileFormatter;
import dev.terrane.run.format.FileFormatter.Result;
import dev.terrane.run.format.HclFiles;

/** `hcl fmt`: files, or standard input, in the standard style. A file that is not HCL does not keep others from it. */
final class FormatCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        return invocation.options().isOn(ReadingFlags.FORMAT_STDIN) ? formatInput(invocation) : formatFiles(invocation);
    }

    private static int formatInput(Invocation invocation) {
        if (invocation.options().get(ReadingFlags.FORMAT_FILE).isPresent()) {
            throw new UsageException("`--stdin` and `--file` exclude each other", "say one of them");
        }
        try {
            byte[] text = invocation.world().terminal().input().readAllBytes();
            List<Diagnostic> problems = FileFormatter.problems(Source.of("<stdin>", text));
            if (!problems.isEmpty()) {
                Diagnostics.report(invocation, problems);
                return 1;
            }
            OutputStream output = invocation.world().terminal().output();
            output.write(Formatter.format(text));
            output.flush();
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int formatFiles(Invocation invocation) {
        boolean check = invocation.options().isOn(ReadingFlags.FORMAT_CHECK);
        boolean diff = invocation.options().isOn(ReadingFlags.FORMAT_DIFF);
        FileFormatter formatter = new FileFormatter(!check);
        int exitCode = 0;
        for (Path file : files(invocation)) {
            String shown = invocation.directory().relativize(file).toString();
            switch (formatter.format(file)) {
                case Result.Unchanged() -> {
                }
                case Result.Changed(String changes) -> {
                    if (diff) {
                        PrintStream out = invocation.launch().out();
                        out.print(changes);
                        out.flush();
                    }
                    if (check) {
                        invocation.log().error("`" + shown + "` is not in the standard style");
                        exitCode = 1;
                    } else {
                        invocation.log().info("Formatted `" + shown + "`");
                    }
                }
                case Result.Broken(List<Diagnostic> problems) -> {
                    Diagnostics.report(invocation, problems);
                    exitCode = 1;
                }
                case Result.Unreadable(IOException cause) -> {
                    invocation.log().error("`" + shown + "` cannot be formatted: " + IoProblem.of(cause));
                    exitCode = 1;
                }
            }
        }
        return exitCode;
    }

    private static List<Path> files(Invocation invocation) {
        Optional<String> one = invocation.options().get(ReadingFlags.FORMAT_FILE);
        if (one.isPresent()) {
            Path file = invocation.directory().resolve(one.get()).normalize();
            if (!Files.isRegularFile(file)) {
                throw new UsageException("the file `" + one.get() + "` does not exist", "`--file` names it");
            }
            return List.of(file);
        }
        List<Path> files = HclFiles.below(invocation.directory(),
                Set.copyOf(invocation.options().list(ReadingFlags.FORMAT_EXCLUDE_DIR)));
        Filters filters = Filters.parse(invocation.options().list(FleetFlags.FILTER));
        for (FilterExpression expression : filters.expressions()) {
            if (expression.needsDiscovery()) {
                throw new UsageException("the filter `" + expression + "` cannot be used here",
                        "`hcl fmt` knows files by their paths only, as in `./prod/**`");
            }
        }
        return filters.select(files.stream().map(file -> new FormattedFile(invocation.directory(), file)).toList())
                .stream().map(Component::path).toList();
    }

    /** A file as filters see it: it has a path and nothing else. */
    private record FormattedFile(Path folder, Path path) implements Component {
        @Override
        public String relativePath() {
            return folder.relativize(path).toString();
        }

        @Override
        public Kind kind() {
            return Kind.UNIT;
        }

        @Override
        public boolean isExternal() { return false; }

        @Override
        public List<Path> reading() {
            return List.of();
        }

        @Override
        public List<String> relativeReading() {
            return List.of();
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public List<Component> dependencies() {
            return List.of();
        }

        @Override
        public List<Component> dependents() {
            return List.of();
        }

        @Override
        public Optional<String> gitReference() {
            return Optional.empty();
        }
    }
}
