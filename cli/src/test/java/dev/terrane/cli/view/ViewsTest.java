package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import dev.terrane.run.discovery.Component;

class ViewsTest {

    private static final List<Listed> COMPONENTS = List.of(unit("vpc"), unit("data/db", "vpc"),
            unit("apps/api", "data/db", "vpc"), unit("apps/web", "apps/api"),
            new Listed(Component.Kind.STACK, "edge", List.of(), Optional.empty(), List.of(), List.of(), false));

    @Test
    void onePathALine() {
        assertThat(PathLines.of(COMPONENTS)).isEqualTo("vpc\ndata/db\napps/api\napps/web\nedge\n");
    }

    @Test
    void asManyColumnsAsFit() {
        assertThat(Columns.of(COMPONENTS, 25)).isEqualTo("vpc       data/db   \napps/api  apps/web  \nedge      \n");
        assertThat(Columns.of(COMPONENTS, 1)).hasLineCount(5);
    }

    @Test
    void aTableWithAndWithoutDependencies() {
        assertThat(LongTable.of(COMPONENTS.subList(1, 2), false)).isEqualTo("Type  Path\nunit  data/db\n");
        assertThat(LongTable.of(COMPONENTS, true)).isEqualTo("""
                Type  Path      Dependencies
                unit  vpc
                unit  data/db   vpc
                unit  apps/api  data/db, vpc
                unit  apps/web  apps/api
                stack edge
                """);
    }

    /** Terragrunt leaves as much room for the heading as for the paths below it. */
    @Test
    void headingsCloseUpWherePathsAreShorterThanTheirs() {
        assertThat(LongTable.of(List.of(), true)).isEqualTo("Type  PathDependencies\n");
        assertThat(LongTable.of(COMPONENTS.subList(0, 1), true)).startsWith("Type  Path Dependencies\n");
    }

    @Test
    void aTreeOfFolders() {
        assertThat(Tree.ofFolders(COMPONENTS)).isEqualTo("""
                .
                ├── vpc
                ├── data
                │   ╰── db
                ├── apps
                │   ├── api
                │   ╰── web
                ╰── edge
                """);
    }

    @Test
    void aTreeOfDependenciesGoesOnWhereAUnitWasPutLast() {
        assertThat(Tree.ofDependencies(COMPONENTS)).isEqualTo("""
                .
                ├── edge
                ╰── vpc
                    ├── data/db
                    │   ╰── apps/api
                    ╰── apps/api
                        ╰── apps/web
                """);
    }

    @Test
    void aGraphSortedByPathWithExcludedUnitsInRed() {
        Listed excluded = new Listed(Component.Kind.UNIT, "a", List.of(), Optional.empty(), List.of(), List.of(), true);
        assertThat(DotGraph.of(List.of(COMPONENTS.get(1), excluded)))
                .isEqualTo("digraph {\n\t\"a\" [color=red];\n\t\"data/db\" ;\n\t\"data/db\" -> \"vpc\";\n}\n");
    }

    @Test
    void jsonWithWhatWasAskedForOnly() {
        SourceRange at = new SourceRange(Source.of("terragrunt.hcl", "exclude {}"), new Span(0, 7));
        ExcludeBlock exclude = new ExcludeBlock(true, Optional.of(List.of("apply")), Optional.empty(),
                Optional.of(true), at);
        Listed full = new Listed(Component.Kind.UNIT, "app", List.of("vpc"), Optional.of(exclude),
                List.of(new Listed.Include("root", "root.hcl")), List.of("root.hcl"), false);
        assertThat(FindJson.of(List.of(full, COMPONENTS.get(4)))).isEqualTo("""
                [
                  {
                    "type": "unit",
                    "path": "app",
                    "exclude": {
                      "exclude_dependencies": null,
                      "no_run": true,
                      "actions": [
                        "apply"
                      ],
                      "if": true
                    },
                    "include": {
                      "root": "root.hcl"
                    },
                    "dependencies": [
                      "vpc"
                    ],
                    "reading": [
                      "root.hcl"
                    ]
                  },
                  {
                    "type": "stack",
                    "path": "edge"
                  }
                ]
                """);
        assertThat(FindJson.of(List.of())).isEqualTo("[]\n");
    }

    private static Listed unit(String path, String... dependencies) {
        return new Listed(Component.Kind.UNIT, path, List.of(dependencies), Optional.empty(), List.of(), List.of(),
                false);
    }
}
