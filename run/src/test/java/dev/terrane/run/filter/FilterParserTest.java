package dev.terrane.run.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '=', maxCharsPerColumn = 200, quoteCharacter = '"', textBlock = """
            app                 = "AttributeMatch name=app"
            "  app  "           = "AttributeMatch name=app"
            my app              = "AttributeMatch name=my app"
            .hidden             = "AttributeMatch name=.hidden"
            ./apps/*            = "PathMatch ./apps/*"
            apps/*              = "PathMatch apps/*"
            ../other            = "PathMatch ../other"
            /abs/**             = "PathMatch /abs/**"
            .                   = "PathMatch ."
            "{my path}"         = "PathMatch my path"
            "{./a | ./b}"       = "PathMatch ./a|./b"
            !app                = "Negation !name=app"
            !!app               = "AttributeMatch name=app"
            !!!app              = "Negation !name=app"
            a | b               = "Intersection name=a | name=b"
            a | b | c           = "Intersection name=a | name=b | name=c"
            !a | b              = "Intersection !name=a | name=b"
            a | !b              = "Intersection name=a | !name=b"
            app...              = "Reach name=app..."
            ...app              = "Reach ...name=app"
            ...app...           = "Reach ...name=app..."
            2...app...3         = "Reach 2...name=app...3"
            0...app             = "Reach ...name=app"
            ...^app...          = "Reach ...^name=app..."
            ^app...             = "Reach ^name=app..."
            !...app             = "Negation !...name=app"
            ...{./apps/web}     = "Reach .../apps/web"
            [main]              = "Changed [main...HEAD]"
            [main...dev]        = "Changed [main...dev]"
            [HEAD^]             = "Changed [HEAD^...HEAD]"
            [origin/main...v1.2]= "Changed [origin/main...v1.2]"
            ...[main]           = "Reach ...[main...HEAD]"
            """)
    void parses(String query, String expected) {
        FilterExpression expression = FilterParser.parse(query);
        String shown = expected.contains(".../apps/web") ? "Reach ..." + "./apps/web" : expected;
        assertThat(expression.getClass().getSimpleName() + " " + expression).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            name=app           ; name=app
            type=unit          ; type=unit
            type=stack         ; type=stack
            external=true      ; external=true
            reading=a/b.hcl    ; reading=a/b.hcl
            reading=./a/b.hcl  ; reading=./a/b.hcl
            source=git::x//y   ; source=git::x//y
            name = my app      ; name=my app
            """)
    void parsesAttributes(String query, String expected) {
        assertThat(FilterParser.parse(query)).isInstanceOf(FilterExpression.AttributeMatch.class).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            ""            ; 0  ; the expression is not complete
            |             ; 0  ; nothing to its left
            a |           ; 3  ; nothing to its right
            | a           ; 0  ; nothing to its left
            !             ; 1  ; `!` has no target
            a b]          ; 3  ; `]` is not expected here
            }             ; 0  ; `}` is not expected here
            =a            ; 0  ; `=` is not expected here
            name=         ; 5  ; `name=` has no value
            {a            ; 0  ; this `{` is not closed
            {}            ; 1  ; empty
            [main         ; 0  ; this `[` is not closed
            []            ; 1  ; empty
            [main...]     ; 8  ; a git reference is missing
            [...main]     ; 1  ; a git reference is missing
            HEAD^         ; 4  ; `^` is not expected here
            ...           ; 3  ; the expression is not complete
            a... b        ; 5  ; `b` is not expected here
            """)
    void marksWhatItCannotRead(String query, int position, String message) {
        FilterSyntaxException failure = catchThrowableOfType(FilterSyntaxException.class,
                () -> FilterParser.parse(query));
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isEqualTo(position);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            colour=red       ; 0  ; there is no attribute `colour`
            type=module      ; 5  ; `type` cannot be `module`
            !external=yes    ; 10 ; `external` cannot be `yes`
            app | colour=red ; 6  ; there is no attribute `colour`
            """)
    void keepsWhatCanNeverMatchWithTheReason(String query, int position, String message) {
        assertThat(Filters.parse(List.of(query)).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isEqualTo(position);
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    @Test
    void reportsEveryBrokenFilterWithItsSpotMarked() {
        FilterSyntaxException failure = catchThrowableOfType(FilterSyntaxException.class,
                () -> Filters.parse(List.of("[main", "app", "a |")));
        assertThat(failure).hasMessage("""
                Invalid filter: this `[` is not closed

                    [main
                    ^

                Did you mean `[main]`?

                Invalid filter: `|` has nothing to its right

                    a |
                       ^""");
    }
}
