package dev.terrane.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.config.TestWorld;
import dev.terrane.config.context.DependencyOutputs.Result;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dependency.NAME.outputs} is: state, mocks, or both. */
class DependencyOutputsTest {

    @TempDir
    Path root;

    private TestWorld world;

    @BeforeEach
    void open() {
        world = new TestWorld(root).file("vpc/terragrunt.hcl", "");
    }

    private Value input(String block) {
        world.file("app/terragrunt.hcl",
                "dependency \"vpc\" {\n  config_path = \"../vpc\"\n" + block
                        + "\n}\ninputs = { all = dependency.vpc.outputs }\n");
        return world.unit("app", EvaluationMode.RUN).config().inputs().map(all -> all.get("all")).orElseThrow().value();
    }

    private static Value json(String text) {
        return JsonValues.decode(text);
    }

    @ParameterizedTest(name = "state {0}, {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"id":"real"}          ;                                                                      ; {"id":"real"}
            {"id":"real"}          ; mock_outputs = { id = "mock" }                                       ; {"id":"real"}
            {}                     ; mock_outputs = { id = "mock" }                                       ; {"id":"mock"}
            {}                     ; mock_outputs = null                                                  ; null
            {"id":"real"}          ; skip_outputs = true, mock_outputs = { id = "mock" }                  ; {"id":"mock"}
            {"id":"real"}          ; enabled = false, mock_outputs = { id = "mock" }                      ; {"id":"mock"}
            {"id":"real"}          ; mock_outputs = { id = "m", x = 1 }, mock_outputs_merge_strategy_with_state = "shallow" ; {"id":"real","x":1}
            {"id":"real"}          ; mock_outputs = { id = "m", x = 1 }, mock_outputs_merge_with_state = true ; {"id":"real","x":1}
            {"a":{"b":1},"l":[1]}  ; mock_outputs = { a = { c = 2 }, l = [2, 3] }, mock_outputs_merge_strategy_with_state = "deep_map_only" ; {"a":{"b":1,"c":2},"l":[1]}
            {"id":"real"}          ; mock_outputs = { x = 1 }, mock_outputs_merge_strategy_with_state = "no_merge" ; {"id":"real"}
            {"id":"real"}          ; mock_outputs = { x = 1 }, mock_outputs_merge_strategy_with_state = "shallow", mock_outputs_allowed_terraform_commands = ["validate"] ; {"id":"real"}
            """)
    void areTakenFromStateAndMocks(String state, String block, String expected) {
        world.outputsOf("vpc", json(state));

        assertThat(input(block == null ? "" : block.replace(", mock", "\nmock"))).isEqualTo(json(expected));
    }

    @Test
    void keepTheTypesThatTheStateHas() {
        world.outputsOf("vpc", Value.object(Map.of("ids", Value.set(List.of(Value.string("b"), Value.string("a"))))));
        world.file("app/terragrunt.hcl",
                """
                        dependency "vpc" { config_path = "../vpc" }
                        inputs = { known = contains(dependency.vpc.outputs.ids, "a"), first = sort(dependency.vpc.outputs.ids)[0] }
                        """);

        assertThat(world.unit("app", EvaluationMode.RUN).config().inputs().map(all -> all.get("first")).orElseThrow()
                .value())
                .isEqualTo(Value.string("a"));
    }

    @Test
    void areAnErrorWhereThereAreNoneAndNoMocksMayBeUsed() {
        world.outputsOf("vpc", Value.EMPTY_OBJECT);

        assertThatThrownBy(
                () -> input("mock_outputs = { id = 1 }\nmock_outputs_allowed_terraform_commands = [\"validate\"]"))
                .isInstanceOf(DiagnosticException.class).hasMessageContaining("app/terragrunt.hcl:1,")
                .hasMessageContaining("vpc/terragrunt.hcl").hasMessageContaining("no outputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locals { a = nothing }", "locals { a = dependency.vpc.outputs.id }", "unheard_of = 1",
        "terraform { source = dependency.vpc.outputs.id }", "feature \"f\" { default = dependency.vpc.outputs.id }",
        "dependency \"x\" { config_path = dependency.vpc.outputs.id }", "include \"p\" { path = \"../parent.hcl\" }"})
    void areNotReadWhereSomethingIsWrongWhateverTheyAre(String mistake) {
        world.outputsOf("vpc", json("{\"id\":\"real\"}")).file("parent.hcl", "locals { a = nothing }")
                .file("app/terragrunt.hcl", "dependency \"vpc\" { config_path = \"../vpc\" }\n" + mistake + "\n");

        assertThatThrownBy(() -> world.unit("app", EvaluationMode.RUN).config())
                .isInstanceOf(DiagnosticException.class);
        assertThat(world.outputsRead).isEmpty();
    }

    @Test
    void areAnErrorAlsoWhereNobodyUsesThem() {
        world.outputsOf("vpc", Value.EMPTY_OBJECT).file("app/terragrunt.hcl",
                "dependency \"vpc\" { config_path = \"../vpc\" }\n");

        assertThatThrownBy(() -> world.unit("app", EvaluationMode.RUN).config())
                .hasMessageContaining("Dependency without outputs");
    }

    @Test
    void comeFromMocksWhereThereIsNoStateAtAll() {
        world.outputs.put("vpc", new Result.NoState("NoSuchBucket"));

        assertThat(input("mock_outputs = { id = 1 }")).isEqualTo(json("{\"id\":1}"));
        assertThat(world.warnings).singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("NoSuchBucket", "mock_outputs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [1]      ; [2]
            "a"      ; { b = 1 }
            { b = 1 }; "a"
            { b = 1 }; [1]
            """)
    void ofTwoFilesAreMapsToBeMergedDeeply(String theirs, String ours) {
        String block = "dependency \"vpc\" {\n  config_path = \"../vpc\"\n  mock_outputs = %s\n}\n";
        world.outputsOf("vpc", Value.EMPTY_OBJECT).file("root.hcl", block.formatted(theirs)).file("app/terragrunt.hcl",
                "include \"root\" {\n  path = \"../root.hcl\"\n  merge_strategy = \"deep\"\n}\n"
                        + block.formatted(ours));

        assertThatThrownBy(() -> world.unit("app", EvaluationMode.RUN).config())
                .isInstanceOf(DiagnosticException.class).hasMessageContaining("`mock_outputs` must be maps");
    }

    @Test
    void cannotBeReadFromAUnitThatIsNotThere() {
        world.file("app/terragrunt.hcl", "dependency \"x\" { config_path = \"../nowhere\" }\n");

        assertThatThrownBy(() -> world.unit("app", EvaluationMode.RUN).config()).hasMessageContaining("nowhere")
                .hasMessageContaining("does not exist");
    }

    @Test
    void ofAStackAreThoseOfItsUnits() {
        world.file("stack/terragrunt.stack.hcl", """
                unit "one" {
                  source = "x"
                  path   = "first"
                }
                unit "two" {
                  source = "x"
                  path   = "second"
                }
                """).file("stack/.terragrunt-stack/first/terragrunt.hcl", "")
                .file("stack/.terragrunt-stack/second/terragrunt.hcl", "")
                .outputsOf("stack/.terragrunt-stack/first", json("{\"id\":1}"))
                .outputsOf("stack/.terragrunt-stack/second", Value.EMPTY_OBJECT).file("app/terragrunt.hcl", """
                        dependency "stack" { config_path = "../stack" }
                        inputs = { all = dependency.stack.outputs }
                        """);

        assertThat(world.unit("app", EvaluationMode.RUN).config().inputs().map(all -> all.get("all")).orElseThrow()
                .value())
                .isEqualTo(json("{\"one\":{\"id\":1}}"));
    }

    @Test
    void ofSeveralDependenciesAreReadOnceEach() {
        world.file("b/terragrunt.hcl", "").file("c/terragrunt.hcl", "").outputsOf("b", json("{\"v\":1}"))
                .outputsOf("c", json("{\"v\":2}")).file("app/terragrunt.hcl", """
                        dependency "b" { config_path = "../b" }
                        dependency "c" { config_path = "../c" }
                        inputs = { sum = dependency.b.outputs.v + dependency.c.outputs.v, b = dependency.b.outputs.v }
                        """);

        assertThat(world.unit("app", EvaluationMode.RUN).config().inputs().map(all -> all.get("sum")).orElseThrow()
                .value())
                .isEqualTo(Value.number(3));
        assertThat(world.outputsRead).hasSize(2);
    }

    @Test
    void areNotReadWhereDependenciesGoRound() {
        world.file("a/terragrunt.hcl", "dependency \"b\" { config_path = \"../b\" }\n")
                .file("b/terragrunt.hcl", "dependency \"c\" { config_path = \"../c\" }\n")
                .file("c/terragrunt.hcl", "dependency \"a\" { config_path = \"../a\" }\n");

        assertThatThrownBy(() -> world.unit("a", EvaluationMode.RUN).config())
                .hasMessageContaining("a/terragrunt.hcl → b/terragrunt.hcl → c/terragrunt.hcl → a/terragrunt.hcl");
        assertThat(world.outputsRead).isEmpty();
    }

    @Test
    void ofAnIncludedFilesDependencyAreThereForBoth() {
        world.outputsOf("vpc", json("{\"id\":\"v\"}")).file("root.hcl", """
                dependency "vpc" { config_path = "${get_terragrunt_dir()}/../vpc" }
                inputs = { parent = dependency.vpc.outputs.id }
                """).file("app/terragrunt.hcl", """
                include "root" { path = "../root.hcl" }
                inputs = { child = dependency.vpc.outputs.id }
                """);

        assertThat(world.unit("app", EvaluationMode.RUN).config().inputs().orElseThrow()).hasEntrySatisfying("parent",
                value -> assertThat(value.value()).isEqualTo(Value.string("v"))).hasEntrySatisfying("child",
                        value -> assertThat(value.value()).isEqualTo(Value.string("v")));
    }

    @Test
    void areUnknownWhileUnitsAreDiscovered() {
        world.file("app/terragrunt.hcl", """
                dependency "vpc" { config_path = "../vpc" }
                dependencies { paths = ["../${dependency.vpc.outputs.id}"] }
                """);

        assertThatThrownBy(() -> world.unit("app", EvaluationMode.DISCOVERY).parts().dependenciesBlock())
                .hasMessageContaining("not known");
        assertThat(world.unit("app", EvaluationMode.DISCOVERY).parts().dependencies()).hasSize(1);
        assertThat(world.outputsRead).isEmpty();
    }
}
