package dev.terrane.hcl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.syntax.Parser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Byte offsets become lines and columns that people count the same way. */
class SourceTest {

    @Test
    void linesEndWithALineFeed() {
        Source source = Source.of("f", "ab\n\r\nc");

        assertThat(source.lineCount()).isEqualTo(3);
        assertThat(source.position(0)).isEqualTo(new Position(1, 1, 0));
        assertThat(source.position(2)).isEqualTo(new Position(1, 3, 2));
        assertThat(source.position(3)).isEqualTo(new Position(2, 1, 3));
        assertThat(source.position(5)).isEqualTo(new Position(3, 1, 5));
        assertThat(source.position(6)).isEqualTo(new Position(3, 2, 6));
        assertThat(source.line(2)).isEqualTo(new Span(3, 3));
    }

    @Test
    void aLineFeedAtTheEndStartsALine() {
        Source source = Source.of("f", "a\n");

        assertThat(source.lineCount()).isEqualTo(2);
        assertThat(source.position(2)).isEqualTo(new Position(2, 1, 2));
        assertThat(source.line(2)).isEqualTo(new Span(2, 2));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"é,2", "e\u0301,2", "日本,3", "👩‍👩‍👧‍👦,2", "🇬🇧🇫🇷,3", "'a\tb',4"})
    void columnsCountGraphemeClusters(String text, int columnAfter) {
        Source source = Source.of("f", text);

        assertThat(source.position(source.length()).column()).isEqualTo(columnAfter);
    }

    @Test
    void aByteOrderMarkTakesBytesButNoColumn() {
        Source source = Source.of("f", "\uFEFFa");

        assertThat(source.position(3)).isEqualTo(new Position(1, 1, 3));
        assertThat(source.position(4)).isEqualTo(new Position(1, 2, 4));
    }

    @Test
    void clustersDoNotReachOverTokens() {
        Source source = Parser.parseExpression(Source.of("f", "\"\u0301\" ~")).source();

        assertThat(source.position(1).column()).isEqualTo(2);
        assertThat(source.position(3).column()).isEqualTo(3);
    }

    @Test
    void rangesAreWrittenWithLinesAndColumns() {
        Source source = Source.of("x.hcl", "abc\ndef");

        assertThat(source.range(new Span(1, 3))).hasToString("x.hcl:1,2-4");
        assertThat(source.range(new Span(1, 5))).hasToString("x.hcl:1,2-2,2");
        assertThat(source.range(new Span(5, 5)).at()).isEqualTo("x.hcl:2:2");
    }

    @Test
    void textOfASpanIsDecoded() {
        Source source = Source.of("f", "aéb".getBytes(StandardCharsets.UTF_8));

        assertThat(source.text(new Span(1, 3))).isEqualTo("é");
    }

    @Test
    void offsetsOutsideOfTheTextAreRefused() {
        Source source = Source.of("f", "a");

        assertThatThrownBy(() -> source.position(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSpanBetweenTwoThatAreOutOfOrderIsTheFirst() {
        assertThat(Span.between(new Span(1, 2), new Span(4, 5))).isEqualTo(new Span(1, 5));
        assertThat(Span.between(new Span(4, 5), new Span(1, 2))).isEqualTo(new Span(4, 5));
    }
}
