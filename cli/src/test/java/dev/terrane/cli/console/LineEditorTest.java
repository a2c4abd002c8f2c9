package dev.terrane.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.world.Time;
import dev.terrane.cli.console.LineEditor.Completion;
import dev.terrane.cli.console.LineEditor.Input;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Child;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.signal.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEditorTest {
    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> modes = new ArrayList<>();

    @BeforeEach
    void putSttyOnThePath() throws IOException {
        Files.createFile(folder.resolve("stty")).toFile().setExecutable(true);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            abc^M                 , abc
            abc^J                 , abc
            ac^[[Db^M             , abc
            ac^[ODb^M             , abc
            bc^Aa^M               , abc
            bc^[[Ha^M             , abc
            bc^[[1~a^M            , abc
            bc^Aa^Ed^M            , abcd
            abx^?c^M              , abc
            abx^Hc^M              , abc
            axbc^A^F^[[3~^M       , abc
            axbc^A^F^D^M          , abc
            xyz^Uabc^M            , abc
            abcxyz^B^B^B^K^M      , abc
            one two^Wthree^M      , one three
            one two^[^?three^M    , one three
            one two^[b1^M         , one 1two
            one two^[[1;5D1^M     , one 1two
            one two^A^[f1^M       , one1 two
            one two^A^[[1;5C1^M   , one1 two
            aé^?b^M               , ab
            a👩‍👩‍👧‍👦^?b^M      , ab
            a👩‍👩‍👧‍👦^B^B.^M    , .a👩‍👩‍👧‍👦
            a^[[24~^[x^]b^M       , ab
            """, ignoreLeadingAndTrailingWhitespace = true)
    void edits(String keys, String line) throws IOException {
        LineEditor editor = editor(pressed(keys));

        assertThat(editor.read("> ")).isEqualTo(new Input.Line(line));
    }

    @Test
    void goesThroughWhatWasTyped() throws IOException {
        LineEditor editor = editor(
                "one\rtwo\rtwo\r" + UP + UP + "!\r" + "new" + UP + DOWN + "\r" + UP.repeat(9) + "\r");

        assertThat(lines(editor, 6)).containsExactly("one", "two", "two", "one!", "new", "one");
    }

    @Test
    void endsWithCtrlDOnAnEmptyLineAndWithTheTerminal() throws IOException {
        assertThat(editor("\004").read("> ")).isEqualTo(new Input.End());
        assertThat(editor("abc").read("> ")).isEqualTo(new Input.End());
    }

    @Test
    void forgetsTheLineWithCtrlC() throws IOException {
        LineEditor editor = editor("abc\003x\r");

        assertThat(editor.read("> ")).isEqualTo(new Input.Abandoned());
        assertThat(editor.read("> ")).isEqualTo(new Input.Line("x"));
    }

    @Test
    void completesWhatIsCertainAndListsTheRest() throws IOException {
        LineEditor editor = editor("u\t\tp\t\r");

        assertThat(editor.read("> ")).isEqualTo(new Input.Line("upper("));
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("\r\nupper(  uuid(\r\n");
    }

    @Test
    void givesTheTerminalBackAfterEachLine() throws IOException {
        editor("1\r2\r").read("> ");

        assertThat(modes).containsExactly("-g", "-icanon -echo -isig -ixon min 1 time 0", "size", "as-it-was");
    }

    @Test
    void showsAsMuchOfALongLineAsThereIsRoomFor() {
        assertThat(LineView.of("> ", new EditedLine("abcdefgh", ""), 8)).isEqualTo("\r> defgh\033[K\r\033[7C");
        assertThat(LineView.of("> ", new EditedLine("", "abcdefgh"), 8)).isEqualTo("\r> abcde\033[K\r\033[2C");
        assertThat(LineView.of("> ", new EditedLine("日本", "x"), 80)).isEqualTo("\r> 日本x\033[K\r\033[6C");
    }

    @Test
    void leavesEditingToATerminalThatCannotBeTold() throws IOException {
        Files.delete(folder.resolve("stty"));
        LineEditor editor = editor("a\tb\nlast");

        assertThat(lines(editor, 2)).containsExactly("a\tb", "last");
        assertThat(editor.read("> ")).isEqualTo(new Input.End());
    }

    private static List<String> lines(LineEditor editor, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(((Input.Line) editor.read("> ")).text());
        }
        return lines;
    }

    /** Keys as people write them: {@code ^A} is Ctrl-A, {@code ^[} Escape, {@code ^?} Backspace. */
    private static String pressed(String keys) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keys.length(); i++) {
            text.append(keys.charAt(i) == '^' ? (char) (keys.charAt(++i) ^ 0x40) : keys.charAt(i));
        }
        return text.toString();
    }

    private LineEditor editor(String typed) {
        InputStream input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        World.Terminal terminal = new World.Terminal(input, screen, screen, true, true, true, false);
        World world = new World(Map.of("PATH", folder.toString()), Optional.empty(), Optional.empty(),
                InstantSource.system(), Zone.UTC, new Random(1), Time.system(),
                (command, streams, _) -> stty(command,
                        streams),
                Signals.none(), terminal);
        return new LineEditor(input, new PrintStream(screen, true, StandardCharsets.UTF_8), new Stty(world, folder),
                before -> new Completion(before.length(),
                        Stream.of("upper(", "uuid(").filter(name -> name.startsWith(before)).toList()));
    }

    private Child stty(Command command, Streams streams) throws StartException {
        String arguments = String.join(" ", command.arguments());
        modes.add(arguments);
        byte[] answer = (arguments.equals("-g") ? "as-it-was\n" : arguments.equals("size") ? "24 80\n" : "")
                .getBytes(StandardCharsets.UTF_8);
        if (!(streams.output() instanceof Streams.Output.To(ByteSink sink))) {
            throw new StartException(command, "its output is wanted");
        }
        return new Ended(() -> sink.write(answer, answer.length));
    }

    /** A child that has ended well when it is waited for. */
    private record Ended(Runnable output) implements Child {
        @Override
        public long pid() {
            return 1;
        }

        @Override
        public int waitFor() {
            output.run();
            return 0;
        }

        @Override
        public void signal(Signals.Kind kind) {}

        @Override
        public void kill() {}
    }
}
