package dev.terrane.cli.golden;

import dev.terrane.cli.Launch;
import dev.terrane.cli.Terrane;
import dev.terrane.cli.golden.GoldenAnswer.Seen;
import dev.terrane.cli.golden.GoldenCase.Call;
import dev.terrane.cli.golden.GoldenCase.Step;
import dev.terrane.cli.golden.Looking.Ended;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.signal.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Does what the steps of a case say, the program under test within this process, and looks at what they leave. */
final class Player {
    private static final Path BASH = Path.of("/bin/bash");

    private final Bench bench;
    private final Desk desk;

    private Player(Bench bench, Desk desk) {
        this.bench = bench;
        this.desk = desk;
    }

    /** Plays a case from its beginning to its end. */
    static GoldenAnswer play(Bench bench, GoldenCase golden, Optional<Path> repository)
            throws IOException, StartException {
        Desk desk = Desk.of(bench, repository);
        Player player = new Player(bench, desk);
        if (!golden.sts()) {
            return player.play(golden);
        }
        try (StandInSts sts = new StandInSts(desk.root().resolve("sts.log"))) {
            desk.place("STS", sts.address());
            return player.play(golden);
        }
    }

    private GoldenAnswer play(GoldenCase golden) throws IOException, StartException {
        List<List<Seen>> steps = new ArrayList<>();
        for (Step step : golden.steps()) {
            Looking looking = new Looking(desk, play(step));
            steps.add(step.compare().stream().map(check -> new Seen(check, looking.at(check))).toList());
        }
        return new GoldenAnswer(golden.id(), Optional.empty(), steps);
    }

    private Ended play(Step step) throws IOException, StartException {
        if (step.setup().isPresent()) {
            Ended setup = bash(step.setup().get(), desk.root(), desk.setupEnvironment(step.environment()));
            if (setup.exitCode() != 0) {
                throw new IllegalStateException("the setup failed: " + setup);
            }
        }
        Path folder = desk.root().resolve(desk.fill(step.cwd())).normalize();
        Map<String, String> environment = desk.environment(step.environment());
        return switch (step.call()) {
            case Call.Program(List<String> words) -> terrane(words.stream().map(desk::fill).toList(), folder,
                    environment, step.stdin().map(desk::fill));
            case Call.Script(String text) -> bash(text, folder, environment);
        };
    }

    private Ended bash(String script, Path folder, Map<String, String> environment) throws StartException {
        Capture out = Capture.whole();
        Capture err = Capture.whole();
        int code = bench.processes()
                .start(new Command(BASH, List.of("-euc", script), folder, environment),
                        new Streams(Streams.Input.EMPTY, new Streams.Output.To(out), new Streams.Output.To(err)),
                        ProcessStarter.Group.SHARED)
                .waitFor();
        return new Ended(code, out.text(), err.text());
    }

    private Ended terrane(List<String> arguments, Path folder, Map<String, String> environment,
            Optional<String> stdin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        World.Terminal terminal = new World.Terminal(
                new ByteArrayInputStream(stdin.orElse("").getBytes(StandardCharsets.UTF_8)), out, err, false, false,
                false, false);
        World world = new World(environment, Optional.ofNullable(environment.get("HOME")).map(Path::of),
                Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".cache")),
                InstantSource.system(), Zone.UTC, RandomGenerator.getDefault(), new HurriedTime(),
                processes(stdin), Signals.none(), terminal);
        int code = Terrane.run(arguments, new Launch("terragrunt", "0.1.0", bench.folder(), folder, world));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Children that would have this process's standard input get the step's. */
    private ProcessStarter processes(Optional<String> stdin) throws IOException {
        ProcessStarter starter = bench.processes();
        Path file = desk.home().resolve(".stdin");
        if (stdin.isPresent()) {
            Files.writeString(file, stdin.get());
        }
        return (command, streams, group) -> {
            Streams closed = new Streams(Streams.Input.EMPTY, streams.output(), streams.error());
            return streams.input() == Streams.Input.INHERITED && stdin.isPresent()
                    ? starter.start(reading(command, file), closed, group)
                    : starter.start(command, closed, group);
        };
    }

    private static Command reading(Command command, Path file) {
        List<String> words = new ArrayList<>(List.of("-c", "exec \"$@\" <\"$0\"", file.toString(),
                command.program().toString()));
        words.addAll(command.arguments());
        return new Command(BASH, words, command.directory(), command.environment());
    }
}
