package dev.terrane.cli.option;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every command there is, in the order in which help shows them: how it is written, what it is for, and how its command line is read.
 * The names and their grouping are Terragrunt's, `auth`, `demo`, `completion` and `hcl eval|functions` aside, which are Terrane's own.
 */
public enum CommandName {
    RUN(Group.MAIN, "run", "Run an OpenTofu/Terraform command."),
    EXEC(Group.MAIN, "exec", "Run any program with a unit's inputs and identity."),
    BACKEND(Group.MAIN, "backend", "Create, move and delete state backends."),
    BACKEND_BOOTSTRAP(Group.MAIN, "backend bootstrap", "Create what the units' state backends need."),
    BACKEND_DELETE(Group.MAIN, "backend delete", "Delete the state of a unit."),
    BACKEND_MIGRATE(Group.MAIN, "backend migrate", "Move the state of one unit to another."),
    STACK(Group.MAIN, "stack", "Work with the units of a terragrunt.stack.hcl."),
    STACK_GENERATE(Group.MAIN, "stack generate", "Write the units that a terragrunt.stack.hcl describes."),
    STACK_RUN(Group.MAIN, "stack run", "Generate a stack and run a command in all of its units."),
    STACK_OUTPUT(Group.MAIN, "stack output", "Show the outputs of a stack's units as one value."),
    STACK_CLEAN(Group.MAIN, "stack clean", "Delete what `stack generate` wrote."),

    AUTH(Group.IDENTITY, "auth", "See and use the AWS identities of units."),
    AUTH_EXPLAIN(Group.IDENTITY, "auth explain", "Say which identity a unit gets, and from where, without asking AWS."),
    AUTH_WHOAMI(Group.IDENTITY, "auth whoami", "Obtain a unit's identity and ask AWS who it is."),
    AUTH_EXEC(Group.IDENTITY, "auth exec", "Run any program under a unit's identity."),
    AUTH_CREDENTIALS(Group.IDENTITY, "auth credentials", "Print a unit's credentials."),
    AUTH_CONSOLE(Group.IDENTITY, "auth console", "Open the AWS web console under a unit's identity."),
    AUTH_DOCTOR(Group.IDENTITY, "auth doctor", "Try every identity and say what is wrong."),

    CATALOG(Group.CATALOG, "catalog", "Browse a catalog of modules."),
    SCAFFOLD(Group.CATALOG, "scaffold", "Write a new unit for a module."),

    FIND(Group.DISCOVERY, "find", "fd", "Find units and stacks."),
    LIST(Group.DISCOVERY, "list", "ls", "List units and stacks."),
    BROWSE(Group.DISCOVERY, "browse", "Browse units and stacks."),

    DAG(Group.CONFIGURATION, "dag", "Work with the graph of dependencies."),
    DAG_GRAPH(Group.CONFIGURATION, "dag graph", "Print the graph of dependencies in the DOT language."),
    HCL(Group.CONFIGURATION, "hcl", "Work with HCL files."),
    HCL_FORMAT(Group.CONFIGURATION, "hcl format", "fmt", "Rewrite HCL files in the standard style."),
    HCL_VALIDATE(Group.CONFIGURATION, "hcl validate", "Check HCL files and report what is wrong in them."),
    HCL_EVAL(Group.CONFIGURATION, "hcl eval", "Evaluate expressions, in a unit where there is one."),
    HCL_FUNCTIONS(Group.CONFIGURATION, "hcl functions", "List the functions that configuration files may call."),
    INFO(Group.CONFIGURATION, "info", "Show settings."),
    INFO_PRINT(Group.CONFIGURATION, "info print", "Print the settings of the unit here."),
    INFO_STRICT(Group.CONFIGURATION, "info strict", "Show strict controls."),
    INFO_STRICT_LIST(Group.CONFIGURATION, "info strict list", "List strict controls."),
    RENDER(Group.CONFIGURATION, "render", "Print a unit's configuration with everything in it resolved."),

    APPLY(Group.SHORTCUT, "apply", "Create or update infrastructure."),
    DESTROY(Group.SHORTCUT, "destroy", "Destroy infrastructure."),
    FORCE_UNLOCK(Group.SHORTCUT, "force-unlock", "Release a lock that was left on a state."),
    IMPORT(Group.SHORTCUT, "import", "Bring an existing resource into the state."),
    INIT(Group.SHORTCUT, "init", "Prepare a working copy."),
    OUTPUT(Group.SHORTCUT, "output", "Show outputs."),
    PLAN(Group.SHORTCUT, "plan", "Show what would change."),
    REFRESH(Group.SHORTCUT, "refresh", "Bring the state up to date with what exists."),
    SHOW(Group.SHORTCUT, "show", "Show the state or a saved plan."),
    STATE(Group.SHORTCUT, "state", "Work with the state."),
    TEST(Group.SHORTCUT, "test", "Run a module's tests."),
    VALIDATE(Group.SHORTCUT, "validate", "Check whether the code is valid."),

    DEMO(Group.TERRANE, "demo",
            "See roles at work in four AWS accounts on this machine, without AWS; or run a program there."),
    COMPLETION(Group.TERRANE, "completion", "Print the completion script of a shell."),

    AWS_PROVIDER_PATCH(Group.HIDDEN, "aws-provider-patch", "Change provider blocks in downloaded modules."),
    HELP(Group.HIDDEN, "help", "Show help."),
    VERSION(Group.HIDDEN, "version", "Show the version.");

    /** The headings under which help shows commands. */
    public enum Group {
        MAIN("Main commands"),
        IDENTITY("Identity commands"),
        CATALOG("Catalog commands"),
        DISCOVERY("Discovery commands"),
        CONFIGURATION("Configuration commands"),
        SHORTCUT("OpenTofu/Terraform shortcuts"),
        TERRANE("Other commands"),
        HIDDEN("Hidden commands");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final CommandName[] ALL = values();

    private final Group group;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> path;
    private final Optional<String> alias;
    private final String summary;

    CommandName(Group group, String written, String summary) {
        this(group, written, "", summary);
    }

    CommandName(Group group, String written, String alias, String summary) {
        this.group = group;
        this.path = List.of(written.split(" ", -1));
        this.alias = alias.isEmpty() ? Optional.empty() : Optional.of(alias);
        this.summary = summary;
    }

    public Group group() {
        return group;
    }

    /** The words it is written with: `[hcl, format]`. */
    public List<String> path() {
        return path;
    }

    /** The last of its words, by which the command above it knows it. */
    public String word() {
        return path.getLast();
    }

    /** Another word in place of the last. */
    public Optional<String> alias() {
        return alias;
    }

    /** As the user writes it: `hcl format`. */
    public String written() {
        return String.join(" ", path);
    }

    public String summary() {
        return summary;
    }

    /** Whether it only holds other commands. */
    public boolean isGroup() {
        return switch (this) {
            case AUTH, BACKEND, DAG, HCL, INFO, INFO_STRICT, STACK -> true;
            default -> false;
        };
    }

    /** Whether flags that Terrane does not know belong to the program behind the command. */
    public boolean forwardsUnknownFlags() {
        return group == Group.SHORTCUT || this == HCL_VALIDATE || this == HELP || this == AWS_PROVIDER_PATCH;
    }

    /**
     * Whether the `--terragrunt-…` flags of Terragrunt before 0.73 are understood. Commands that came after them never had them, and
     * refuse them as Terragrunt does.
     */
    public boolean takesOldFlags() {
        return switch (this) {
            case FIND, LIST, BROWSE, BACKEND_BOOTSTRAP, BACKEND_DELETE, BACKEND_MIGRATE -> false;
            default -> true;
        };
    }

    /** Why this command cannot be used, where it is planned and not built. */
    public Optional<String> refusal() {
        return switch (this) {
            case CATALOG, SCAFFOLD, BROWSE, AWS_PROVIDER_PATCH ->
                Optional.of("`" + written() + "` is not built yet; see docs/differences.md");
            default -> Optional.empty();
        };
    }

    /** The command that `word` names below `parent`, or at the top where there is none. */
    public static Optional<CommandName> find(Optional<CommandName> parent, String word) {
        List<String> above = parent.map(CommandName::path).orElse(List.of());
        for (CommandName command : ALL) {
            if (command.path.size() == above.size() + 1 && command.path.subList(0, above.size()).equals(above)
                    && (command.word().equals(word) || command.alias.filter(word::equals).isPresent())) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** The commands directly below this one. */
    public List<CommandName> children() {
        return Arrays.stream(ALL)
                .filter(c -> c.path.size() == path.size() + 1 && c.path.subList(0, path.size()).equals(path)).toList();
    }

    /** The commands that are written with one word. */
    public static List<CommandName> top() {
        return Arrays.stream(ALL).filter(c -> c.path.size() == 1).toList();
    }

    static Set<CommandName> of(Group group) {
        EnumSet<CommandName> set = EnumSet.noneOf(CommandName.class);
        for (CommandName command : ALL) {
            if (command.group == group) {
                set.add(command);
            }
        }
        return set;
    }
}
