package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Page.Snippet;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.SandboxBuilder;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.SecretScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page "Multiple accounts" of the guide, run from its beginning to its end: files are written where their first line says, commands are
 * run as they stand, and what stands below a command is found in what it printed, blanks aside.
 */
class GuideTest {
    private static final Path PAGE = Path.of("../docs/multiple-accounts.md");
    private static final String SECURITY = "111111111111";
    private static final List<String> TARGETS = List.of("222222222222", "444444444444");
    private static final String GITHUB = "https://token.actions.githubusercontent.com";

    private static Sandbox accounts() {
        SandboxBuilder builder = Sandbox.builder().issuer(GITHUB);
        Trust people = Trust.of("arn:aws:iam::" + SECURITY + ":root");
        Trust jobs = Trust.web("arn:aws:iam::" + SECURITY + ":oidc-provider/token.actions.githubusercontent.com")
                .audience("sts.amazonaws.com").subject("repo:acme/live:*");
        builder.account(SECURITY, account -> account.user("alice", user -> user.allow("sts:AssumeRole"))
                .oidcProvider(GITHUB, "sts.amazonaws.com").role("hub", role -> role.trust(people).allow("sts:*"))
                .role("ci", role -> role.trust(jobs).allow("sts:*")));
        for (String target : TARGETS) {
            builder.account(target, account -> account.bucket("acme-state-" + target, AwsWorld.REGION)
                    .role("deployer", role -> role.trust(people).allow("*"))
                    .role("reader", role -> role.trust(people).allow("s3:Get*", "s3:List*"))
                    .role("state", role -> role.trust(people).allow("s3:*"))
                    .role("partner", role -> role.trust(people.externalId("acme-42")).allow("*")));
        }
        return builder.start();
    }

    @Test
    void everySnippetOfTheGuideIsTrue(@TempDir Path folder) throws IOException {
        Needs.program("curl");
        try (Sandbox sandbox = accounts()) {
            Workbench bench = new Workbench(folder).with("AWS_ENDPOINT_URL", sandbox.endpoint().toString())
                    .with("TERRANE_AWS_SIGNIN_ENDPOINT", sandbox.endpoint().toString())
                    .with("AWS_REGION", AwsWorld.REGION).with("SHELL", "/bin/sh");
            bench.with("PATH", Launcher.DISTRIBUTION.resolve("bin") + ":" + bench.environment().get("PATH"));
            bench.file(".git/HEAD", "ref: refs/heads/main\n");
            List<String> printed = new ArrayList<>();
            for (Snippet snippet : Page.snippets(PAGE)) {
                printed.add(run(snippet, bench, sandbox));
            }

            // what the page prints of credentials on purpose aside
            SecretScan scan = new SecretScan(sandbox.issuedSecrets());
            assertThat(scan.files(bench.folder())).isEmpty();
            assertThat(printed).filteredOn(Predicate.not(String::isEmpty)).hasSizeGreaterThan(15);
        }
    }

    private static String run(Snippet snippet, Workbench bench, Sandbox sandbox) throws IOException {
        switch (snippet.kind()) {
            case "hcl" -> write(bench.repository().resolve(snippet.path()), snippet);
            case "ini" -> write(Path.of(bench.environment().getOrDefault("HOME", ""))
                    .resolve(snippet.path().substring("~/".length())), snippet);
            case "console" -> {
                return Page.check(snippet, snippet.lines(), true, person(bench, sandbox));
            }
            case "console fails" -> {
                Workbench person = person(bench, sandbox);
                return Page.check(snippet, snippet.lines(), false,
                        snippet.section().equals("Single sign-on")
                                ? person.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY")
                                : person);
            }
            case "yaml" -> {
                return workflow(snippet, bench, sandbox);
            }
            default -> throw new AssertionError(snippet + ": nobody knows what to do with " + snippet.kind());
        }
        return "";
    }

    /** The emulator answers at one address for all buckets, which AWS does not. */
    private static void write(Path file, Snippet snippet) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, snippet.text().replace("use_lockfile = true\n",
                "use_lockfile = true\n    use_path_style = true\n"));
    }

    private static Workbench person(Workbench bench, Sandbox sandbox) {
        AccessKey alice = sandbox.accessKey(SECURITY, "alice");
        return bench.with("AWS_ACCESS_KEY_ID", alice.id()).with("AWS_SECRET_ACCESS_KEY", alice.secret());
    }

    /** A workflow's variables, and each of its steps. */
    private static String workflow(Snippet snippet, Workbench bench, Sandbox sandbox) throws IOException {
        Sandbox.Job job = sandbox.startJob(GITHUB, "repo:acme/live:pull_request");
        bench.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY")
                .with("ACTIONS_ID_TOKEN_REQUEST_URL", job.requestUrl() + "?api-version=2.0")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", job.requestToken());
        List<String> variables = new ArrayList<>();
        String text = snippet.text().replaceAll(">-\n +", "").replaceAll("\n +(\"\\$ACTIONS)", " $1");
        StringBuilder printed = new StringBuilder();
        for (String line : text.lines().toList()) {
            String[] parts = line.strip().split(": ", 2);
            if (parts[0].startsWith("TERRANE_")) {
                bench.with(parts[0], parts[1]);
                variables.add(parts[0]);
            } else if (parts[0].equals("- run")) {
                printed.append(Page.check(snippet, List.of("$ " + parts[1], "No changes."), true, bench));
            }
        }
        variables.forEach(bench::without);
        bench.without("ACTIONS_ID_TOKEN_REQUEST_URL").without("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
        return printed.toString();
    }
}
