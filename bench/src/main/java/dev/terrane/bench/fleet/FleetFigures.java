package dev.terrane.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times the commands that are about many units, in repositories made for it, and prints a table: wall time, processor time and peak memory
 * of each, what is wanted of it, and the ratio to Terragrunt in the same repository, where its path is given.
 */
public final class FleetFigures {
    private static final int PLAN_UNITS = 100;
    private static final String USAGE = """
            bench/fleet [--terragrunt PATH] [--program PATH] [--times N] [--only TEXT] [--large] [--folder FOLDER]
            bench/fleet generate FOLDER ACCOUNTS REGIONS UNITS LAYERS WIDE
            """;

    private final Path program;
    private final Optional<Path> terragrunt;
    private final Path folder;
    private final int times;
    private final String only;

    private FleetFigures(Map<String, String> options, Path folder) {
        this.program = Path.of(options.getOrDefault("program", "terragrunt")).toAbsolutePath();
        this.terragrunt = Optional.ofNullable(options.get("terragrunt")).map(Path::of).map(Path::toAbsolutePath);
        this.times = Integer.parseInt(options.getOrDefault("times", "3"));
        this.only = options.getOrDefault("only", "");
        this.folder = folder;
    }

    /**
     * A figure.
     *
     * @param compared whether Terragrunt is timed with it; it takes minutes for some
     */
    private record Figure(Shape shape, String command, double wantedSeconds, boolean compared) {
        String title() {
            String graph = shape.hub() ? ", hub" : shape.layers() == 10 ? "" : ", " + shape.layers() + " layers";
            return String.format(Locale.ROOT, "%,7d%s %s", shape.size(), graph, command);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        int generate = words.indexOf("generate");
        if (generate >= 0) {
            generate(words.subList(generate + 1, words.size()));
            return;
        }
        Map<String, String> options = options(words);
        Path folder = options.containsKey("folder")
                ? Files.createDirectories(Path.of(options.get("folder")).toAbsolutePath())
                : Files.createTempDirectory("fleet").toRealPath();
        try {
            new FleetFigures(options, folder).measure(options.containsKey("large"));
        } finally {
            if (!options.containsKey("folder")) {
                delete(folder);
            }
        }
    }

    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--large")) {
                options.put("large", "");
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                options.put(word.substring(2), words.get(++i));
            } else {
                throw new IllegalArgumentException(word + " is not understood\n" + USAGE);
            }
        }
        return options;
    }

    private static void generate(List<String> words) throws IOException {
        if (words.size() != 6) {
            throw new IllegalArgumentException(USAGE);
        }
        List<Integer> numbers = words.subList(1, 6).stream().map(Integer::valueOf).toList();
        FleetRepository.write(Path.of(words.getFirst()).toAbsolutePath(),
                new Shape(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), false));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void measure(boolean large) throws IOException, InterruptedException {
        System.out.printf("%-56s %9s %9s %9s %9s  %s%n", "units command", "wall", "processor", "peak", "wanted",
                terragrunt.isPresent() ? "Terragrunt, and how many times as much it takes" : "");
        for (Figure figure : figures(large)) {
            if (figure.title().contains(only)) {
                measure(figure);
            }
        }
        if ("plan".contains(only) || only.contains("plan")) {
            plans();
        }
    }

    private static List<Figure> figures(boolean large) {
        Shape small = Shape.of(1_000);
        Shape many = Shape.of(10_000);
        String dag = "find --json --dag --dependencies";
        List<Figure> figures = new ArrayList<>(List.of(new Figure(many, "find", 0.6, true),
                new Figure(small, dag, 0, true), new Figure(many, dag, 2.5, false),
                new Figure(many.withLayers(50), dag, 0, false), new Figure(many.withHub(), dag, 0, false),
                new Figure(small, "list --tree --dag", 0, true), new Figure(small, "render --all --json", 2.5, false),
                new Figure(small, "hcl validate", 2, true), new Figure(many, "hcl fmt --check", 1.5, true)));
        if (large) {
            Shape huge = Shape.of(100_000);
            figures.addAll(List.of(new Figure(small, "find", 0, false), new Figure(huge, "find", 0, false),
                    new Figure(huge, dag, 0, false), new Figure(small.withLayers(50), dag, 0, false),
                    new Figure(huge.withLayers(50), dag, 0, false), new Figure(small.withHub(), dag, 0, false),
                    new Figure(huge.withHub(), dag, 0, false), new Figure(huge, "hcl fmt --check", 0, false)));
        }
        return figures;
    }

    private void measure(Figure figure) throws IOException, InterruptedException {
        Path repository = repository(figure.shape());
        List<String> words = List.of(figure.command().split(" ", -1));
        Run run = Run.best(times, repository, command(program, words));
        String wanted = figure.wantedSeconds() > 0 ? String.format(Locale.ROOT, "%.1f s", figure.wantedSeconds()) : "";
        System.out.printf("%-56s %s %9s", figure.title(), run, wanted);
        if (terragrunt.isPresent() && figure.compared()) {
            Run other = Run.of(repository, command(terragrunt.get(), words));
            System.out.printf(Locale.ROOT, "  %s   %.1fx %.1fx", other, other.seconds() / run.seconds(),
                    other.processor() / run.processor());
        }
        System.out.println();
    }

    private Path repository(Shape shape) throws IOException {
        Path repository = folder.resolve("units-" + shape.size() + "-layers-" + shape.layers()
                + (shape.hub() ? "-hub" : ""));
        if (!Files.exists(repository)) {
            FleetRepository.write(repository, shape);
        }
        return repository;
    }

    private static List<String> command(Path program, List<String> words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        return command;
    }

    /** `run --all plan` beside the bare `terraform plan` processes in the working copies that it has made. */
    private void plans() throws IOException, InterruptedException {
        Path repository = folder.resolve("plans");
        if (!Files.exists(repository)) {
            FleetRepository.writePlain(repository, PLAN_UNITS);
        }
        int parallelism = Runtime.getRuntime().availableProcessors();
        List<String> words = List.of("run", "--all", "--non-interactive", "--parallelism", String.valueOf(parallelism),
                "plan");
        Map<String, Run> runs = new LinkedHashMap<>();
        Run.of(repository, command(program, words));
        runs.put("run --all plan", Run.best(times, repository, command(program, words)));
        runs.put("terraform plan by xargs -P", Run.best(times, repository, List.of("bash", "-c",
                "find . -path '*/.terragrunt-cache/*/main.tf' -printf '%h\\0' | TF_VAR_name=x xargs -0 -n 1 -P "
                        + parallelism + " -I{} terraform -chdir={} plan -input=false")));
        Run ours = runs.values().iterator().next();
        runs.forEach((title, run) -> System.out.printf(Locale.ROOT, "%7d %-48s %s%n", PLAN_UNITS, title, run));
        double bare = runs.get("terraform plan by xargs -P").seconds();
        System.out.printf(Locale.ROOT, "%7s %-48s %7.2f x (wanted: at most 1.1 x)%n", "", "ratio of wall times",
                ours.seconds() / bare);
        if (terragrunt.isPresent()) {
            Run other = Run.of(repository, command(terragrunt.get(), words));
            System.out.printf(Locale.ROOT, "%7d %-48s %s   %.1fx %.1fx%n", PLAN_UNITS, "run --all plan, Terragrunt",
                    other,
                    other.seconds() / ours.seconds(), other.processor() / ours.processor());
        }
    }
}
