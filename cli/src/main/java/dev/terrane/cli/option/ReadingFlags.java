package dev.terrane.cli.option;

import static dev.terrane.cli.option.CommandName.FIND;
import static dev.terrane.cli.option.CommandName.HCL_EVAL;
import static dev.terrane.cli.option.CommandName.HCL_FORMAT;
import static dev.terrane.cli.option.CommandName.HCL_FUNCTIONS;
import static dev.terrane.cli.option.CommandName.HCL_VALIDATE;
import static dev.terrane.cli.option.CommandName.INFO_STRICT_LIST;
import static dev.terrane.cli.option.CommandName.LIST;
import static dev.terrane.cli.option.CommandName.RENDER;
import static dev.terrane.cli.option.CommandName.STACK_GENERATE;
import static dev.terrane.cli.option.CommandName.STACK_OUTPUT;
import static dev.terrane.cli.option.Option.choice;
import static dev.terrane.cli.option.Option.many;
import static dev.terrane.cli.option.Option.path;
import static dev.terrane.cli.option.Option.text;
import static dev.terrane.cli.option.Option.toggle;

import java.util.List;

/** The options of the commands that only read and show. */
public final class ReadingFlags {
    private static final String HIDDEN_SHOWN = "hidden folders are shown without it, and `--no-hidden` leaves them out";

    public static final Option<String> FIND_FORMAT = choice("format", "text", "json").on(FIND).standard("text")
            .help("The form of the output.");
    public static final Option<Boolean> FIND_JSON = toggle("json").alias("j").on(FIND)
            .help("The same as --format=json.");
    public static final Option<Boolean> FIND_DAG = toggle("dag").on(FIND).help("In the order of dependencies.");
    public static final Option<Boolean> FIND_NO_HIDDEN = toggle("no-hidden").on(FIND).help("Leave hidden folders out.");
    public static final Option<Boolean> FIND_DEPENDENCIES = toggle("dependencies").on(FIND)
            .help("Show dependencies, in JSON.");
    public static final Option<Boolean> FIND_EXCLUDE = toggle("exclude").on(FIND)
            .help("Show `exclude` blocks, in JSON.");
    public static final Option<Boolean> FIND_INCLUDE = toggle("include").on(FIND)
            .help("Show `include` blocks, in JSON.");
    public static final Option<Boolean> FIND_READING = toggle("reading").on(FIND)
            .help("Show the files that were read, in JSON.");
    public static final Option<Boolean> FIND_EXTERNAL = toggle("external").on(FIND).hidden()
            .help("Also the dependencies outside of the folder.");
    public static final Option<String> FIND_AS = text("queue-construct-as").alias("as").on(FIND)
            .help("In the order, and without the units that are excluded, for this command.");
    static final Option<Boolean> FIND_HIDDEN = toggle("hidden").on(FIND)
            .deprecated(StrictControl.DEPRECATED_HIDDEN_FLAG, HIDDEN_SHOWN)
            .help("No effect: it is what happens.");

    public static final Option<String> LIST_FORMAT = choice("format", "text", "tree", "long", "dot")
            .variables("TG_LIST_FORMAT").on(LIST)
            .standard("text").help("The form of the output.");
    public static final Option<Boolean> LIST_TREE = toggle("tree").alias("T").variables("TG_LIST_TREE").on(LIST)
            .help("The same as --format=tree.");
    public static final Option<Boolean> LIST_LONG = toggle("long").alias("l").variables("TG_LIST_LONG").on(LIST)
            .help("The same as --format=long.");
    public static final Option<Boolean> LIST_DAG = toggle("dag").variables("TG_LIST_DAG").on(LIST)
            .help("In the order of dependencies.");
    public static final Option<Boolean> LIST_NO_HIDDEN = toggle("no-hidden").variables("TG_LIST_NO_HIDDEN").on(LIST)
            .help("Leave hidden folders out.");
    public static final Option<Boolean> LIST_DEPENDENCIES = toggle("dependencies").variables("TG_LIST_DEPENDENCIES")
            .on(LIST)
            .help("Show dependencies, in the long form.");
    public static final Option<Boolean> LIST_EXTERNAL = toggle("external").variables("TG_LIST_EXTERNAL").on(LIST)
            .hidden()
            .help("Also the dependencies outside of the folder.");
    public static final Option<String> LIST_AS = text("queue-construct-as").alias("as")
            .variables("TG_LIST_QUEUE_CONSTRUCT_AS").on(LIST)
            .help("In the order, and without the units that are excluded, for this command.");
    static final Option<Boolean> LIST_HIDDEN = toggle("hidden").variables("TG_LIST_HIDDEN").on(LIST)
            .deprecated(StrictControl.DEPRECATED_HIDDEN_FLAG, HIDDEN_SHOWN)
            .help("No effect: it is what happens.");

    public static final Option<String> FORMAT_FILE = path("file").on(HCL_FORMAT).variables("TG_FILE", "TG_HCLFMT_FILE")
            .old("hclfmt-file").help("Only this file.");
    public static final Option<List<String>> FORMAT_EXCLUDE_DIR = many("exclude-dir").on(HCL_FORMAT)
            .variables("TG_EXCLUDE_DIR", "TG_HCLFMT_EXCLUDE_DIR").old("hclfmt-exclude-dir")
            .help("Not in folders of this name.");
    public static final Option<Boolean> FORMAT_CHECK = toggle("check").on(HCL_FORMAT)
            .variables("TG_CHECK", "TG_HCLFMT_CHECK").old()
            .help("Change nothing; fail where a file is not in the standard style.");
    public static final Option<Boolean> FORMAT_DIFF = toggle("diff").on(HCL_FORMAT)
            .variables("TG_DIFF", "TG_HCLFMT_DIFF").old()
            .help("Show what changes.");
    public static final Option<Boolean> FORMAT_STDIN = toggle("stdin").on(HCL_FORMAT)
            .variables("TG_STDIN", "TG_HCLFMT_STDIN")
            .old("hclfmt-stdin").help("Format standard input to standard output.");

    public static final Option<Boolean> VALIDATE_STRICT = toggle("strict").on(HCL_VALIDATE)
            .variables("TG_STRICT", "TG_STRICT_VALIDATE")
            .old("strict-validate").help("With --inputs: an input that no variable takes is an error.");
    public static final Option<Boolean> VALIDATE_INPUTS = toggle("inputs").on(HCL_VALIDATE)
            .help("Hold the inputs against the variables of the code.");
    public static final Option<Boolean> VALIDATE_SHOW_CONFIG_PATH = toggle("show-config-path").on(HCL_VALIDATE)
            .variables("TG_SHOW_CONFIG_PATH", "TG_HCLVALIDATE_SHOW_CONFIG_PATH").old("hclvalidate-show-config-path")
            .help("List the files that are wrong.");
    public static final Option<Boolean> VALIDATE_JSON = toggle("json").on(HCL_VALIDATE)
            .variables("TG_JSON", "TG_HCLVALIDATE_JSON")
            .old("hclvalidate-json").help("Report as JSON.");
    public static final Option<Boolean> EVAL_JSON = toggle("json").on(HCL_EVAL, HCL_FUNCTIONS).help("Print JSON.");

    public static final Option<String> RENDER_FORMAT = choice("format", "hcl", "json").variables("TG_RENDER_FORMAT")
            .on(RENDER)
            .standard("hcl").help("The form of the output.");
    public static final Option<Boolean> RENDER_JSON = toggle("json").variables("TG_RENDER_JSON").on(RENDER)
            .help("The same as --format=json.");
    public static final Option<Boolean> RENDER_WRITE = toggle("write").alias("w").variables("TG_RENDER_WRITE")
            .on(RENDER)
            .help("Write a file beside the configuration.");
    public static final Option<String> RENDER_OUT = path("out").alias("json-out").variables("TG_RENDER_OUT")
            .old("json-out").on(RENDER)
            .help("The name of that file.");
    public static final Option<Boolean> RENDER_WITH_METADATA = toggle("with-metadata")
            .variables("TG_RENDER_WITH_METADATA")
            .oldVariable("TERRAGRUNT_WITH_METADATA").on(RENDER).help("Say for each value in which file it stands.");
    public static final Option<Boolean> RENDER_OFFLINE = toggle("offline").variables("TERRANE_OFFLINE").on(RENDER)
            .help("Ask nothing and nobody: what would have to be asked for is unknown, and shown as null.");
    static final Option<Boolean> RENDER_DISABLE_DEPENDENTS = toggle("disable-dependent-modules")
            .variables("TG_RENDER_DISABLE_DEPENDENT_MODULES").on(RENDER)
            .deprecated(StrictControl.DISABLE_DEPENDENT_MODULES, "there are no dependents in what is rendered")
            .old("json-disable-dependent-modules")
            .help("No effect: dependents are not looked for.");

    public static final Option<String> STACK_FORMAT = text("format").on(STACK_OUTPUT)
            .help("The form of the output: hcl, json or raw.");
    public static final Option<Boolean> STACK_JSON = toggle("json").variables().on(STACK_OUTPUT)
            .help("The same as --format=json.");
    public static final Option<Boolean> STACK_RAW = toggle("raw").variables().on(STACK_OUTPUT)
            .help("The same as --format=raw.");
    public static final Option<Boolean> NO_STACK_VALIDATE = toggle("no-stack-validate").on(STACK_GENERATE).hidden()
            .help("Do not check what was generated.");
    public static final Option<Boolean> STRICT_ALL = toggle("all").on(INFO_STRICT_LIST)
            .help("Also the controls that are completed.");

    static final List<Option<?>> ALL = List.of(FIND_FORMAT, FIND_JSON, FIND_DAG, FIND_NO_HIDDEN, FIND_DEPENDENCIES,
            FIND_EXCLUDE,
            FIND_INCLUDE, FIND_READING, FIND_EXTERNAL, FIND_AS, FIND_HIDDEN, LIST_FORMAT, LIST_TREE, LIST_LONG,
            LIST_DAG,
            LIST_NO_HIDDEN, LIST_DEPENDENCIES, LIST_EXTERNAL, LIST_AS, LIST_HIDDEN, FORMAT_FILE, FORMAT_EXCLUDE_DIR,
            FORMAT_CHECK,
            FORMAT_DIFF, FORMAT_STDIN, VALIDATE_STRICT, VALIDATE_INPUTS, VALIDATE_SHOW_CONFIG_PATH, VALIDATE_JSON,
            EVAL_JSON,
            RENDER_FORMAT, RENDER_JSON, RENDER_WRITE, RENDER_OUT, RENDER_WITH_METADATA, RENDER_OFFLINE,
            RENDER_DISABLE_DEPENDENTS,
            STACK_FORMAT, STACK_JSON, STACK_RAW, NO_STACK_VALIDATE, STRICT_ALL);

    private ReadingFlags() {}
}
