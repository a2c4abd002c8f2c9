package dev.terrane.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.config.TestWorld;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said with its place, in the file that the user wrote, and with what to do. */
class MistakesTest {

    @TempDir
    Path root;

    private TestWorld world;

    @BeforeEach
    void open() {
        world = new TestWorld(root);
    }

    private List<Diagnostic> mistakes(String text) {
        world = new TestWorld(root).file("a/terragrunt.hcl", text);
        DiagnosticException mistakes = catchThrowableOfType(DiagnosticException.class,
                () -> world.unit("a", EvaluationMode.RUN).config());
        assertThat(mistakes).as("mistakes in %s", text).isNotNull();
        return mistakes.diagnostics();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            nonsense = 1                                                    ; 1:1  ; nonsense
            download_dirr = "x"                                             ; 1:1  ; Did you mean "download_dir"?
            locals {}¶locals {}                                           ; 2:1  ; only one `locals`
            skip = true                                                     ; 1:1  ; exclude {
            retryable_errors = ["x"]                                        ; 1:1  ; errors {
            terraform { sauce = "x" }                                       ; 1:13 ; source
            terraform { source = [1] }                                      ; 1:22 ; must be a string
            iam_assume_role_duration = "soon"                               ; 1:28 ; must be a whole number
            iam_assume_role_duration = 1.5                                  ; 1:28 ; fraction
            prevent_destroy = "perhaps"                                     ; 1:19 ; true or false
            inputs = "x"                                                    ; 1:10 ; must be a map
            include "r" {}                                                  ; 1:13 ; "path" is required
            include "r" { path = "../no.hcl" }                              ; 1:1  ; no file no.hcl
            generate "g" { path = "p", contents = "c", if_exists = "maybe" } ; 1:56 ; "overwrite_terragrunt"
            dependency "d" { config_path = "x", sauce = 1 }                 ; 1:37 ; sauce
            dependencies { paths = ["../no"] }                              ; 1:24 ; no folder
            feature "f" {}                                                  ; 1:1  ; has no default
            errors {¶retry "r" {¶retryable_errors = []¶}¶}                   ; 2:11 ; max_attempts
            terraform {¶before_hook "h" {¶commands = []¶execute = []¶}¶}    ; 4:11 ; nothing to execute
            inputs = { a = dependency.d.inputs.x }                          ; 1:16 ; outputs
            terraform { source = dependency.d.outputs.x }                   ; 1:22 ; must be known before
            download_dir = no_such_function()                               ; 1:16 ; no_such_function
            """)
    void areShownWithTheirPlace(String text, String place, String words) {
        String file = text.replace("¶", "\n");
        List<Diagnostic> mistakes = mistakes(onLines(file));

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake + " " + mistake.hint().orElse("")).contains(words);
            assertThat(mistake.subject().orElseThrow().source().name())
                    .isEqualTo(root.resolve("a/terragrunt.hcl").toString());
            if (!file.contains(", ")) {
                assertThat(mistake.subject().get().at()).endsWith(":" + place);
            }
        });
    }

    /** A block on one line may have one argument only; several are put on lines of their own. */
    private static String onLines(String text) {
        if (!text.contains("{ ") || !text.contains(", ")) {
            return text;
        }
        return text.replace("{ ", "{\n").replace(", ", "\n").replace(" }", "\n}");
    }

    @Test
    void areAllFoundNotOnlyTheFirst() {
        List<Diagnostic> mistakes = mistakes("""
                nonsense = 1
                locals {
                  a = local.b
                  c = undefined
                }
                terraform { source = 5 == 5 ? [] : [] }
                inputs = { x = local.zzz }
                """);

        assertThat(mistakes).extracting(mistake -> mistake.subject().orElseThrow().start().line()).contains(1, 3, 4, 6,
                7);
    }

    @Test
    void ofOneLocalAreToldOnceHoweverManyUseIt() {
        List<Diagnostic> mistakes = mistakes("""
                locals { broken = file("nowhere.txt") }
                inputs = { a = local.broken }
                download_dir = local.broken
                """);

        assertThat(mistakes).hasSize(1);
    }

    @Test
    void inLocalsThatNeedEachOtherNameTheWayRound() {
        assertThat(mistakes("""
                locals {
                  a = local.b
                  b = try(local.c, 1)
                  c = "${local.a}"
                }
                """)).first().satisfies(cycle -> {
            assertThat(cycle.detail()).contains("local.a → local.b → local.c → local.a");
            assertThat(cycle.subject().orElseThrow().start().line()).isEqualTo(2);
        });
    }

    @Test
    void inReferencesOfLocalsAreFoundInsideOfTryToo() {
        assertThat(mistakes("locals { a = try(local.nothing, 1) }\n")).first()
                .satisfies(mistake -> assertThat(mistake.detail()).contains("no local named `nothing`"));
        assertThat(mistakes("locals { a = dependency.d.outputs.x }\n")).first()
                .satisfies(mistake -> assertThat(mistake.detail()).contains("not `dependency`"));
    }

    @Test
    void inAnIncludedFileAreShownThere() {
        world.file("root.hcl", "inputs = { x = nothing }\n");

        assertThat(mistakes("include \"root\" { path = \"../root.hcl\" }\n")).singleElement()
                .satisfies(mistake -> assertThat(mistake.subject().orElseThrow().at())
                        .isEqualTo(root.resolve("root.hcl") + ":1:16"));
    }

    @Test
    void anIncludedFileMayNotIncludeAnother() {
        world.file("top.hcl", "").file("root.hcl", "include \"top\" { path = \"top.hcl\" }\n");

        assertThat(mistakes("include \"root\" { path = \"../root.hcl\" }\n")).first()
                .satisfies(mistake -> assertThat(mistake.detail()).contains("only one level"));
    }

    @Test
    void twoGenerateBlocksOfOneNameAreAnErrorUnderShallowOnly() {
        world.file("root.hcl", generate());

        assertThat(mistakes("include \"root\" { path = \"../root.hcl\" }\n" + generate())).first()
                .satisfies(mistake -> assertThat(mistake.detail()).contains("root.hcl:1:1"));
        world.file("b/terragrunt.hcl", """
                include "root" {
                  path           = "../root.hcl"
                  merge_strategy = "deep"
                }
                """ + generate());
        assertThat(world.unit("b", EvaluationMode.RUN).config().generate()).hasSize(1);
    }

    private static String generate() {
        return """
                generate "g" {
                  path      = "g.tf"
                  if_exists = "skip"
                  contents  = ""
                }
                """;
    }

    @Test
    void filesThatReadEachOtherAreNamed() {
        world.file("b/terragrunt.hcl", "locals { a = read_terragrunt_config(\"../a/terragrunt.hcl\") }\n");

        assertThat(mistakes("locals { b = read_terragrunt_config(\"../b/terragrunt.hcl\") }\n")).first()
                .satisfies(mistake -> {
                    assertThat(mistake.detail())
                            .contains("a/terragrunt.hcl → b/terragrunt.hcl → a/terragrunt.hcl");
                    assertThat(mistake.subject().orElseThrow().at()).endsWith("b/terragrunt.hcl:1:14");
                });
    }

    @Test
    void inSyntaxStopTheFileOnly() {
        world.file("a/terragrunt.hcl", "inputs = {\n");

        assertThat(catchThrowableOfType(DiagnosticException.class, () -> world.unit("a", EvaluationMode.DISCOVERY)))
                .hasMessageContaining("a/terragrunt.hcl:");
    }
}
