package dev.terrane.cli.demo;

import dev.terrane.cli.Launch;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.process.Child;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.Executables;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.run.process.Tool;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.demo.DemoFindings;
import dev.terrane.sandbox.demo.DemoRepository;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.record.SecretScan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts AWS in a box, writes a repository, runs its units with each way of giving a role, and holds what happened against the sandbox's
 * own records: who called in which account, where each state lies, and that no secret was written anywhere.
 */
public final class Demo {
    private static final List<String> OWN_VARIABLES = List.of("TG_", "TERRAGRUNT_", "TERRANE_", "TF_");

    private final Launch launch;
    private final PrintStream out;
    private final StringBuilder printed = new StringBuilder();
    private boolean held = true;

    public Demo(Launch launch) {
        this.launch = launch;
        this.out = launch.out();
    }

    /**
     * Runs the demo.
     *
     * @return 0 where everything was as it should be
     * @throws UsageException where there is no OpenTofu/Terraform
     */
    public int run() {
        Path program = program();
        try (Sandbox sandbox = DemoWorld.start();
                Interruption interruption = new Interruption(launch.world().signals())) {
            Path repository = Files.createTempDirectory("terrane-demo-");
            DemoRepository.write(repository);
            introduce(sandbox, repository, program);
            Tool tool = new Tool(launch.world().processes(), interruption, ProcessStarter.Group.OWN);
            for (Way way : Way.all()) {
                show(way, repository, tool, ownEnvironment(sandbox));
            }
            conclude(sandbox, repository);
            return held ? 0 : 1;
        } catch (IOException e) {
            throw new UsageException("the demo cannot write its repository: " + e.getMessage());
        } catch (StartException e) {
            throw new UsageException("the demo cannot run: " + e.getMessage());
        }
    }

    /**
     * Runs a program in the demo's accounts, as the user who may assume their roles; `terragrunt` is this one.
     *
     * @return the program's exit code
     * @throws UsageException where there is no such program
     */
    public int run(List<String> words) {
        ProcessStarter.Group group = ProcessStarter.Group.SHARED;
        try (Sandbox sandbox = DemoWorld.start();
                Interruption interruption = new Interruption(launch.world().signals())) {
            Map<String, String> environment = environment(sandbox);
            environment.merge("PATH", launch.home().resolve("bin").toString(), (path, bin) -> bin + ":" + path);
            Path program = Executables.find(words.getFirst(), launch.directory(), environment)
                    .orElseThrow(() -> new UsageException("there is no program `" + words.getFirst() + "` on PATH"));
            Output inherited = new Output.Inherited();
            Child child = launch.world().processes().start(
                    new Command(program, words.subList(1, words.size()), launch.directory(), environment),
                    new Streams(Streams.Input.INHERITED, inherited, inherited), group);
            return interruption.waitFor(child, group);
        } catch (StartException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Path program() {
        for (String name : List.of("tofu", "terraform")) {
            Optional<Path> found = Executables.find(name, launch.directory(), launch.world().environment());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UsageException("the demo runs OpenTofu or Terraform, and neither `tofu` nor `terraform` is on PATH",
                "install one of them: https://opentofu.org or https://developer.hashicorp.com/terraform");
    }

    private void introduce(Sandbox sandbox, Path repository, Path program) {
        out.println("Terrane at work in four AWS accounts, all of them on this machine.\n");
        out.println("  AWS         " + sandbox.endpoint() + ", a sandbox: STS, S3 and more, with their rules");
        out.println("  accounts    security " + DemoWorld.SECURITY_ACCOUNT + DemoWorld.TARGETS.stream()
                .map(target -> ", " + target.name() + " " + target.account()).collect(Collectors.joining()));
        out.println("  you         " + DemoWorld.USER + ", user of security, who may do nothing but assume roles");
        out.println("  program     " + program);
        out.println("  repository  " + repository + "\n");
    }

    private void show(Way way, Path repository, Tool tool, Map<String, String> environment) throws StartException {
        out.println(way.title());
        out.println("  $ " + way.typed());
        environment.putAll(way.variables());
        String terragrunt = launch.home().resolve("bin/terragrunt").toString();
        Path unit = repository.resolve(DemoRepository.unit(way.target()));
        Tool.Result result = tool.run(terragrunt, way.arguments(), unit, environment).orElseThrow(
                () -> new UsageException("the demo needs the distribution's launcher, and there is no " + terragrunt));
        printed.append(result.output()).append(result.error());
        check(result.succeeded(), "applied",
                "failed with exit code " + result.exitCode() + "\n" + (result.output() + result.error()).indent(4));
        out.println();
    }

    /** What Terrane is shown with: nothing of the user's that would change what is seen. */
    private Map<String, String> ownEnvironment(Sandbox sandbox) {
        Map<String, String> environment = environment(sandbox);
        environment.keySet().removeIf(name -> OWN_VARIABLES.stream().anyMatch(name::startsWith));
        environment.put("CHECKPOINT_DISABLE", "true");
        environment.put("TG_NO_COLOR", "true");
        return environment;
    }

    /** The user's variables, those of AWS being the sandbox's. */
    private Map<String, String> environment(Sandbox sandbox) {
        Map<String, String> environment = new HashMap<>(launch.world().environment());
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        AccessKey key = sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER);
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.put("AWS_REGION", DemoWorld.REGION);
        environment.put("AWS_ENDPOINT_URL", sandbox.endpoint().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    private void conclude(Sandbox sandbox, Path repository) {
        DemoFindings findings = DemoFindings.of(sandbox, List.of(repository));
        out.println("What each account saw, by the sandbox's own records");
        findings.accounts().forEach(this::show);
        List<SecretScan.Leak> leaks = new ArrayList<>(findings.leaks());
        leaks.addAll(new SecretScan(sandbox.issuedSecrets()).text("the output", printed.toString()));
        check(leaks.isEmpty(),
                "none of the " + sandbox.issuedSecrets().size() + " secrets lies on disk, or stands in any output",
                "secrets lie in " + leaks.stream().map(SecretScan.Leak::place).distinct()
                        .collect(Collectors.joining(", ")));
        out.println(held ? "\nAll of it held. What to try next:" : "\nNot all of it held.");
        if (held) {
            advise(repository);
        }
    }

    private void show(DemoFindings.Account account) {
        DemoWorld.Target target = account.target();
        String who = account.identities().isEmpty() ? "nobody" : String.join(", ", account.identities());
        String where = account.states().isEmpty()
                ? "no state"
                : String.join(", ", account.states()) + " in " + target.stateBucket();
        String line = "%-5s %s  %s, %d calls%n                        %s".formatted(target.name(), target.account(),
                who,
                account.calls(), where);
        check(account.holds(), line, line + (account.locks().isEmpty() ? "" : ", a lock left behind"));
    }

    private void advise(Path repository) {
        out.println("  - read " + repository.resolve("root.hcl") + ", and " + DemoRepository.unit(DemoWorld.PROD)
                + "/terragrunt.hcl beside it");
        out.println("  - do it with accounts of yours: README.md has the trust policy, under \"One security account,"
                + " many target accounts\"");
        out.println("  - `" + launch.program() + " --help` shows the rest");
    }

    private void check(boolean holds, String yes, String no) {
        held &= holds;
        out.println("  " + (holds ? "✓ " + yes : "✗ " + no));
    }
}
