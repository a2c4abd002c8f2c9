package dev.terrane.cli.option;

import static dev.terrane.cli.option.CommandName.AUTH_CONSOLE;
import static dev.terrane.cli.option.CommandName.AUTH_CREDENTIALS;
import static dev.terrane.cli.option.CommandName.AUTH_DOCTOR;
import static dev.terrane.cli.option.CommandName.AUTH_EXEC;
import static dev.terrane.cli.option.CommandName.AUTH_EXPLAIN;
import static dev.terrane.cli.option.CommandName.AUTH_WHOAMI;
import static dev.terrane.cli.option.CommandName.BACKEND_BOOTSTRAP;
import static dev.terrane.cli.option.CommandName.BACKEND_DELETE;
import static dev.terrane.cli.option.CommandName.BACKEND_MIGRATE;
import static dev.terrane.cli.option.CommandName.DAG_GRAPH;
import static dev.terrane.cli.option.CommandName.EXEC;
import static dev.terrane.cli.option.CommandName.FIND;
import static dev.terrane.cli.option.CommandName.HCL_EVAL;
import static dev.terrane.cli.option.CommandName.HCL_FORMAT;
import static dev.terrane.cli.option.CommandName.HCL_VALIDATE;
import static dev.terrane.cli.option.CommandName.INFO_PRINT;
import static dev.terrane.cli.option.CommandName.LIST;
import static dev.terrane.cli.option.CommandName.RENDER;
import static dev.terrane.cli.option.CommandName.RUN;
import static dev.terrane.cli.option.CommandName.STACK_GENERATE;
import static dev.terrane.cli.option.CommandName.STACK_OUTPUT;
import static dev.terrane.cli.option.CommandName.STACK_RUN;

import java.util.EnumSet;
import java.util.Set;

/** The sets of commands that share options, as Terragrunt registers its flags. */
final class CommandSets {
    static final Set<CommandName> EVERY = EnumSet.allOf(CommandName.class);

    /** `run` and the shortcuts for it: what may be said with `--all` or `--graph`. */
    static final Set<CommandName> RUNNING = union(EnumSet.of(RUN), CommandName.of(CommandName.Group.SHORTCUT));

    /** All that take the flags of a run, whether or not they run anything. */
    static final Set<CommandName> RUN_LIKE = union(RUNNING,
            EnumSet.of(STACK_GENERATE, STACK_RUN, STACK_OUTPUT, RENDER, INFO_PRINT));

    static final Set<CommandName> AUTH = EnumSet.of(AUTH_EXPLAIN, AUTH_WHOAMI, AUTH_EXEC, AUTH_CREDENTIALS,
            AUTH_CONSOLE, AUTH_DOCTOR);

    /** All that may be about the units of stacks, which they generate. */
    static final Set<CommandName> STACKS_FIRST = union(RUN_LIKE, EnumSet.of(AUTH_EXPLAIN, AUTH_WHOAMI, AUTH_DOCTOR));

    static final Set<CommandName> BACKENDS = EnumSet.of(BACKEND_BOOTSTRAP, BACKEND_DELETE, BACKEND_MIGRATE);

    /** All that act under an identity of a unit's, or say which it would be. */
    static final Set<CommandName> IDENTITY = union(RUN_LIKE, union(EnumSet.of(EXEC), AUTH));

    /** All that read a unit's file. */
    static final Set<CommandName> UNIT = union(IDENTITY, union(BACKENDS, EnumSet.of(HCL_EVAL)));

    /** All that may call OpenTofu/Terraform, or read what it reads. */
    static final Set<CommandName> TERRAFORM = union(IDENTITY, EnumSet.of(HCL_VALIDATE));

    static final Set<CommandName> RUN_AND_EXEC = union(RUN_LIKE, EnumSet.of(EXEC));

    static final Set<CommandName> BACKEND_FLAGS = union(RUN_LIKE, union(BACKENDS, EnumSet.of(FIND, LIST, DAG_GRAPH)));

    static final Set<CommandName> FEATURES = union(BACKEND_FLAGS,
            union(EnumSet.of(EXEC, HCL_EVAL, HCL_VALIDATE), AUTH));

    static final Set<CommandName> FILTERS = union(RUN_LIKE,
            EnumSet.of(FIND, LIST, DAG_GRAPH, HCL_FORMAT, HCL_VALIDATE, AUTH_EXPLAIN, AUTH_WHOAMI, AUTH_DOCTOR));

    static final Set<CommandName> QUEUE = union(RUN_LIKE, EnumSet.of(DAG_GRAPH, HCL_FORMAT, HCL_VALIDATE));

    /** What `--all` widens to every unit below the folder. */
    static final Set<CommandName> WITH_ALL = union(RUNNING,
            EnumSet.of(INFO_PRINT, BACKEND_BOOTSTRAP, BACKEND_DELETE, AUTH_EXPLAIN, AUTH_WHOAMI, AUTH_DOCTOR));

    static final Set<CommandName> FAIL_FAST = union(RUN_LIKE, EnumSet.of(BACKEND_BOOTSTRAP, BACKEND_DELETE));

    static final Set<CommandName> PARALLEL = union(RUN_LIKE,
            EnumSet.of(HCL_FORMAT, HCL_VALIDATE, AUTH_WHOAMI, AUTH_DOCTOR));

    private CommandSets() {}

    private static Set<CommandName> union(Set<CommandName> a, Set<CommandName> b) {
        EnumSet<CommandName> set = EnumSet.copyOf(a);
        set.addAll(b);
        return set;
    }
}
