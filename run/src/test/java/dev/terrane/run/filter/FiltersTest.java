package dev.terrane.run.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.terrane.run.discovery.Component;

class FiltersTest {

    /** vpc ← db ← app, vpc ← app ← web; `dev/live` is a stack; `../shared/dns` lies outside and `web` needs it. */
    private static final Repository REPOSITORY = new Repository();
    static {
        REPOSITORY.add("prod/vpc", Component.Kind.UNIT);
        REPOSITORY.add("prod/db", Component.Kind.UNIT, "prod/vpc");
        REPOSITORY.add("prod/app", Component.Kind.UNIT, "prod/vpc", "prod/db");
        REPOSITORY.add("../shared/dns", Component.Kind.UNIT);
        REPOSITORY.add("prod/web", Component.Kind.UNIT, "prod/app", "../shared/dns");
        REPOSITORY.add("dev/live", Component.Kind.STACK);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            app                         ; prod/app
            a*                          ; prod/app
            ./prod/*                    ; prod/vpc prod/db prod/app prod/web
            prod/*                      ; prod/vpc prod/db prod/app prod/web
            /repo/live/prod/db          ; prod/db
            /repo/live/**/db            ; prod/db
            type=stack                  ; dev/live
            external=false | prod/a*    ; prod/app
            external=true               ; -
            reading=prod/db/vars.yaml   ; prod/db
            reading=/repo/live/prod/db/* ; prod/db
            source=git::*               ; prod/vpc prod/db prod/app prod/web dev/live
            !app                        ; prod/vpc prod/db prod/web dev/live
            !app & !type=stack          ; prod/vpc prod/db prod/web
            app & db                    ; prod/app prod/db
            prod/* & !db                ; prod/vpc prod/app prod/web
            prod/* | !name=db           ; prod/vpc prod/app prod/web
            !prod/* | name=db           ; prod/vpc prod/app prod/web dev/live
            app...                      ; prod/app prod/vpc prod/db
            web...                      ; prod/web prod/app ../shared/dns prod/vpc prod/db
            web...1                     ; prod/web prod/app ../shared/dns
            ^web...1                    ; prod/app ../shared/dns
            ...db                       ; prod/db prod/app prod/web
            1...vpc                     ; prod/vpc prod/db prod/app
            ...^db                      ; prod/app prod/web
            ...db...                    ; prod/db prod/vpc prod/app prod/web
            app... & !vpc               ; prod/app prod/db
            !...db                      ; prod/vpc dev/live
            app... | !^app...           ; prod/app
            nothing                     ; -
            colour=red                  ; -
            !colour=red & prod/a*       ; prod/app
            """)
    void selects(String queries, String expected) {
        Filters filters = Filters.parse(Arrays.stream(queries.split("&")).map(String::strip).toList());
        List<String> selected = filters.select(REPOSITORY.inside()).stream().map(Component::relativePath).toList();
        assertThat(selected).containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    private static final class Repository {
        private static final Path LIVE = Path.of("/repo/live");
        private final Map<String, Node> nodes = new LinkedHashMap<>();

        void add(String path, Component.Kind kind, String... dependencies) {
            Node node = new Node(path, kind, new ArrayList<>(), new ArrayList<>());
            for (String name : dependencies) {
                Node dependency = Objects.requireNonNull(nodes.get(name), name);
                node.dependencies.add(dependency);
                dependency.dependents.add(node);
            }
            nodes.put(path, node);
        }

        List<Node> inside() {
            return nodes.values().stream().filter(n -> !n.isExternal()).toList();
        }

        private record Node(String relativePath, Kind kind, List<Node> dependencies,
                List<Node> dependents) implements Component {
            @Override
            public Path path() {
                return LIVE.resolve(relativePath).normalize();
            }

            @Override
            public boolean isExternal() { return relativePath.startsWith("../"); }

            @Override
            public Collection<Path> reading() {
                return List.of(path().resolve("vars.yaml"));
            }

            @Override
            public Collection<String> relativeReading() {
                return List.of(relativePath + "/vars.yaml");
            }

            @Override
            public Collection<String> sources() {
                return List.of("git::example");
            }

            @Override
            public Optional<String> gitReference() {
                return Optional.empty();
            }

            @Override
            public String toString() {
                return relativePath;
            }
        }
    }
}
