package dev.terrane.run.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.Zone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:02:05.505810Z");
    private static final LogRecord CHILD = new LogRecord(NOW, LogLevel.STDOUT, "a <b> \"c\"",
            Optional.of("/repo/live/vpc"),
            Optional.of(new LogRecord.Call("/usr/bin/terraform", List.of("plan", "-var", "a=\"b\""))));
    private static final LogRecord OWN = new LogRecord(NOW, LogLevel.INFO, "see /repo/live/vpc/x and /repo/other",
            Optional.of("/repo/live"),
            Optional.empty());

    private static String show(LogFormat format, boolean colors, LogRecord record) {
        return new LogFormatter(new LogOptions(LogLevel.INFO, false, format, false, colors), Path.of("/repo/live"),
                NOW.minusSeconds(61),
                Zone.UTC).format(record);
    }

    @Test
    void pretty() {
        assertThat(show(LogFormat.PRETTY, false, CHILD))
                .isEqualTo("09:02:05.505 STDOUT [vpc] terraform: a <b> \"c\"\n");
        assertThat(show(LogFormat.PRETTY, false, OWN))
                .isEqualTo("09:02:05.505 INFO   see /repo/live/vpc/x and /repo/other\n");
        assertThat(show(LogFormat.PRETTY, true, CHILD)).isEqualTo(
                "\u001b[90m09:02:05.505\u001b[m \u001b[37mSTDOUT\u001b[m \u001b[38;5;66m[vpc] \u001b[m\u001b[36mterraform: \u001b[ma <b> \"c\"\n");
    }

    @Test
    void bare() {
        assertThat(show(LogFormat.BARE, true, OWN)).isEqualTo("INFO[0061] see /repo/live/vpc/x and /repo/other\n");
        assertThat(show(LogFormat.BARE, true, CHILD)).isEqualTo("STDO[0061] a <b> \"c\"\t prefix=[/repo/live/vpc] \n");
    }

    @Test
    void keyValue() {
        assertThat(show(LogFormat.KEY_VALUE, true, CHILD))
                .isEqualTo("time=2026-11-24T09:02:05Z level=stdout prefix=vpc tf-path=terraform msg=a <b> \"c\"\n");
    }

    @Test
    void json() {
        assertThat(show(LogFormat.JSON, true, CHILD))
                .isEqualTo("{\"time\":\"2026-11-24T09:02:05Z\", \"level\":\"stdout\", "
                        + "\"working-dir\":\"/repo/live/vpc\", \"tf-path\":\"terraform\", \"tf-command-args\":[\"plan\",\"-var\",\"a=\\\"b\\\"\"], "
                        + "\"msg\":\"a \\u003cb\\u003e \\\"c\\\"\\n\"}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "%level|%tf-path|%tf-command|%tf-command-args|%msg; stdout|terraform|plan|plan -var a=\"b\"|a <b> \"c\"", //
        "[%level(case=upper,width=8)] %msg(case=upper); [STDOUT  ] A <B> \"C\"", //
        "%level(format=tiny)%level(format=short)%%%t|%n.; `sstd%\t|\n.`", //
        "%level(width=3)|%level(width=9,align=right)|%level(width=9,align=center)|; std|   stdout|  stdout |", //
        "%time(format='Y-m-d H:i:su')|%time(format=rfc3339-nano)|%time(format=\"j n y g\"); 2026-11-24 09:02:05.505810|2026-11-24T09:02:05.50581Z|24 11 26 9", //
        "%prefix(path=relative)|%prefix(path=short-relative)|%prefix; ./vpc|vpc|/repo/live/vpc", //
        "%(content='x, y)',prefix='<',suffix='>'); <x, y)>", //
        "%msg(escape=json); a \\u003cb\\u003e \\\"c\\\"\\n", //
        "%interval(prefix='after ', suffix=s); after 0061s"})
    void formatsOfTheUser(String format, String shown) throws Exception {
        assertThat(show(LogFormat.custom(format), false, CHILD)).isEqualTo(shown + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "%banana; invalid placeholder name \"banana\", available names: interval,time,level,msg,prefix,tf-path,tf-command-args,tf-command", //
        "%time(x=1); placeholder \"time\", invalid option name \"x\", available names: format,content,escape,case,width,align,prefix,suffix,color", //
        "%level(format=long); placeholder \"level\", option \"format\", invalid value \"long\", available values: full,short,tiny", //
        "%level(width=wide); placeholder \"level\", option \"width\", invalid value \"wide\", incorrect option value: wide", //
        "%msg(case=upper; placeholder \"msg\", invalid option syntax \"upper\"",
        "%msg(upper); placeholder \"msg\", invalid option syntax \"upper)\""})
    void formatsThatCannotBeUnderstood(String format, String problem) {
        assertThatThrownBy(() -> LogFormat.custom(format)).hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({"/repo/live/vpc, ./vpc", "in /repo/live, in .", "'/repo/x \"/repo/live/a\"', '../x \"./a\"'",
        "/repository, /repository", "/repo/live/a /repo/b/repo, ./a ../b/repo", "/repo/live:/repo, ../live:..",
        "/repo /repo, .. /repo", "/repo/livery /repo/live, ../livery .", "a//repo/live, a//repo/live",
        "x/repo/live, x/repo/live", "file:/repo/live/x, file:./x"})
    void pathsInATextAreShownRelative(String text, String shown) {
        assertThat(new RelativePaths(Path.of("/repo/live")).replaceIn(text)).isEqualTo(shown);
    }

    @Test
    void terraformLogLinesCarryTheirLevelAndTime() {
        assertThat(TerraformLogLine.parse("2024-09-08T13:44:31.229+0300 [DEBUG] using go-cty v1.14.3")).contains(
                new TerraformLogLine(Instant.parse("2024-09-08T10:44:31.229Z"), LogLevel.DEBUG,
                        "using go-cty v1.14.3"));
        assertThat(TerraformLogLine.parse("Error: no")).isEmpty();
    }

    @Test
    void truncationCountsWhatIsSeen() {
        assertThat(Ansi.truncate("\u001b[1mabc\u001b[0mdef", 4)).isEqualTo("\u001b[1mabc\u001b[0md");
        assertThat(Ansi.truncate("abc", 5)).isEqualTo("abc");
    }
}
