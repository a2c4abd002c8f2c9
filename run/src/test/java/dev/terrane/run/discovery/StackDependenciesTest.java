package dev.terrane.run.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.context.Notices;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.function.FunctionWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDependenciesTest {
    @TempDir
    Path root;
    private Repository repository;

    @BeforeEach
    void open() throws IOException {
        root = root.toRealPath();
        ConfigSession session = new ConfigSession(
                new FunctionWorld(root, root, Optional.empty(), InstantSource.system(), new Random(1)),
                Ownership.ofThisProcess());
        ConfigContext context = ConfigContext.of(EvaluationMode.DISCOVERY, Map.of(), root, NOTHING);
        repository = new Repository(root, root, new Walk("terragrunt.hcl", true),
                UnitFile.opener(new UnitLoader(session), new StackLoader(session), context, _ -> Map.of()),
                Runnable::run);
        file("net/terragrunt.stack.hcl", """
                locals { a = file(mark_as_read("a.txt")) }
                include "common" { path = "../common.stack.hcl" }
                unit "vpc" {
                  source = "../u"
                  path   = "vpc"
                }
                stack "deep" {
                  source = "../s"
                  path   = "deep"
                }
                """);
        file("net/a.txt", "");
        file("common.stack.hcl", "unit \"dns\" {\n  source = \"../u\"\n  path = \"dns\"\n}\n");
        file("app/terragrunt.hcl", "dependencies { paths = [\"../net\"] }\n");
    }

    @Test
    void aStackStandsForItsUnitsWhetherOrNotTheyAreThere() throws IOException {
        assertThat(node("app").dependencies()).hasToString("[net/.terragrunt-stack/dns, net/.terragrunt-stack/vpc]");
    }

    @Test
    void andForThoseOfTheStacksThatItHasGenerated() throws IOException {
        file("net/.terragrunt-stack/deep/terragrunt.stack.hcl",
                "unit \"x\" {\n  source = \"u\"\n  path = \"x\"\n  no_dot_terragrunt_stack = true\n}\n");

        assertThat(node("app").dependencies()).hasToString(
                "[net/.terragrunt-stack/deep/x, net/.terragrunt-stack/dns, net/.terragrunt-stack/vpc]");
    }

    @Test
    void aStackThatCannotBeReadStandsForItselfAndSaysWhy() throws IOException {
        file("net/terragrunt.stack.hcl", "unit \"vpc\" {");

        assertThat(node("app").dependencies()).hasToString("[net]");
        assertThat(node("app").configuration().problems()).extracting(Diagnostic::summary)
                .containsExactly("Unclosed configuration block");
    }

    @Test
    void aStackReadsWhatItIncludesAndMarks() throws IOException {
        assertThat(node("net").relativeReading()).containsExactlyInAnyOrder("common.stack.hcl", "net/a.txt");
    }

    @Test
    void aFolderWithBothFilesIsNoComponent() throws IOException {
        file("app/terragrunt.stack.hcl", "");

        assertThat(repository.components()).hasToString("[net]");
        assertThat(repository.ambiguous()).containsExactly(root.resolve("app"));
    }

    private Repository.Node node(String folder) {
        return repository.component(root.resolve(folder)).orElseThrow();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static final CallerIdentity NOBODY = new CallerIdentity() {
        @Override
        public Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable {
            throw new IdentityUnavailable("AWS is not asked");
        }

        @Override
        public String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable {
            throw new IdentityUnavailable("AWS is not asked");
        }
    };

    private static final Notices UNHEARD = new Notices() {
        @Override
        public void warn(Path unit, Diagnostic diagnostic) {}

        @Override
        public void debug(Path unit, String message) {}

        @Override
        public void commandOutput(Path unit, String stdout, String stderr) {}
    };

    private static final ConfigServices NOTHING = new ConfigServices(_ -> {
        throw new IllegalStateException("nothing is run");
    }, NOBODY, _ -> new DependencyOutputs.Result.None(), (_, _, _) -> {
        throw new IllegalStateException("nothing is decrypted");
    }, (unit, _, _) -> unit, UNHEARD);
}
