package dev.terrane.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The experiments and strict controls that a command line turns on.
 *
 * @param experiments names of the ongoing experiments that are on
 * @param strictControls names of the active controls that are on
 * @param warnings what is to be said of names that have no effect any more
 */
public record Modes(Set<String> experiments, Set<String> strictControls, List<String> warnings) {

    /**
     * The modes of a line.
     *
     * @throws UsageException for a name that is none, or a deprecated name that a strict control refuses
     */
    public static Modes of(CommandLine line) {
        List<String> warnings = new ArrayList<>();
        Modes modes = new Modes(experiments(line.options(), warnings), controls(line.options(), warnings), warnings);
        for (CommandLine.OldUse use : line.oldNames()) {
            if (modes.refuses(use)) {
                throw new UsageException(
                        "the " + (use.isVariable() ? "variable" : "flag") + " `" + use.written()
                                + "` is refused by a strict control",
                        "write `" + use.today() + "`");
            } else {
                warnings.add("The variable `" + use.written() + "` is deprecated; `" + use.today() + "` replaces it");
            }
        }
        for (Option<?> option : Options.of(line.command())) {
            if (option.status() instanceof Option.Status.Superseded superseded && isUsed(line.options(), option)) {
                String sentence = "the flag `" + option.written() + "` is deprecated: " + superseded.instead();
                if (modes.strictControls.contains(superseded.control().written())) {
                    throw new UsageException("the flag `" + option.written() + "` is refused by the strict control "
                            + superseded.control().written() + ": " + superseded.instead());
                }
                warnings.add(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
            }
        }
        return modes;
    }

    private static boolean isUsed(OptionValues options, Option<?> option) {
        return options.get(option).filter(value -> !Boolean.FALSE.equals(value)).isPresent();
    }

    private boolean refuses(CommandLine.OldUse use) {
        List<StrictControl> refusing = use.isVariable()
                ? List.of(StrictControl.TERRAGRUNT_PREFIX_ENV_VARS, StrictControl.DEPRECATED_ENV_VARS)
                : List.of(StrictControl.DEPRECATED_FLAGS);
        return refusing.stream().map(StrictControl::written).anyMatch(strictControls::contains);
    }

    private static Set<String> experiments(OptionValues options, List<String> warnings) {
        Set<String> on = new LinkedHashSet<>();
        for (String name : options.list(GlobalFlags.EXPERIMENT)) {
            Experiment experiment = Experiment.named(name)
                    .orElseThrow(() -> unknown("experiment", name, Arrays.stream(Experiment.values())
                            .filter(e -> !e.isCompleted()).map(Experiment::written).toList()));
            if (experiment.isCompleted()) {
                warnings.add("The experiment `" + name + "` is completed: it is always on");
            } else {
                on.add(name);
            }
        }
        if (options.isOn(GlobalFlags.EXPERIMENT_MODE)) {
            Arrays.stream(Experiment.values()).filter(e -> !e.isCompleted()).map(Experiment::written).forEach(on::add);
        }
        return on;
    }

    private static Set<String> controls(OptionValues options, List<String> warnings) {
        Set<String> on = new LinkedHashSet<>();
        for (String name : options.list(GlobalFlags.STRICT_CONTROL)) {
            StrictControl control = StrictControl.named(name).orElseThrow(() -> unknownControl(name));
            if (control.isCompleted()) {
                warnings.add("The strict control `" + name + "` is completed: it is always on");
            } else {
                on.add(name);
            }
        }
        if (options.isOn(GlobalFlags.STRICT_MODE)) {
            Arrays.stream(StrictControl.values()).filter(c -> !c.isCompleted()).map(StrictControl::written)
                    .forEach(on::add);
        }
        return on;
    }

    /** What is said of a strict control that there is not. */
    public static UsageException unknownControl(String name) {
        return unknown("strict control", name, Arrays.stream(StrictControl.values()).filter(c -> !c.isCompleted())
                .map(StrictControl::written).toList());
    }

    private static UsageException unknown(String kind, String name, List<String> known) {
        return new UsageException("there is no " + kind + " `" + name + "`",
                known.stream().collect(Collectors.joining(", ", "there are ", "")));
    }
}
