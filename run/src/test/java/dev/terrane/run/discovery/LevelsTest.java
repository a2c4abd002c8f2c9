package dev.terrane.run.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void ordersAChainOfAHundredThousandWithoutRecursion() {
        List<Unit> chain = chain(100_000);
        assertThat(Levels.of(chain, false).ordered()).hasSize(100_000).first().isEqualTo(chain.getFirst());
        assertThat(Levels.of(chain, true).ordered()).hasSize(100_000).first().isEqualTo(chain.getLast());
    }

    @Test
    void namesACircleOfThreeHundredWhole() {
        List<Unit> circle = chain(300);
        circle.getFirst().dependencies.add(circle.getLast());
        Levels<Unit> levels = Levels.of(circle, false);
        assertThat(levels.ordered()).isEmpty();
        assertThat(levels.cycles()).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(300);
    }

    /** Each unit depends on the one before it. */
    private static List<Unit> chain(int length) {
        List<Unit> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Unit unit = new Unit(Path.of("/repo/u" + i), new ArrayList<>());
            if (i > 0) {
                unit.dependencies.add(chain.get(i - 1));
            }
            chain.add(unit);
        }
        return chain;
    }

    private static final class Unit implements Component {
        private final Path path;
        private final List<Unit> dependencies;

        Unit(Path path, List<Unit> dependencies) {
            this.path = path;
            this.dependencies = dependencies;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public String relativePath() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public Kind kind() {
            return Kind.UNIT;
        }

        @Override
        public boolean isExternal() { return false; }

        @Override
        public Collection<Path> reading() {
            return List.of();
        }

        @Override
        public Collection<String> relativeReading() {
            return List.of();
        }

        @Override
        public Collection<String> sources() {
            return List.of();
        }

        @Override
        public Collection<Unit> dependencies() {
            return dependencies;
        }

        @Override
        public Collection<Unit> dependents() {
            return List.of();
        }

        @Override
        public Optional<String> gitReference() {
            return Optional.empty();
        }
    }
}
