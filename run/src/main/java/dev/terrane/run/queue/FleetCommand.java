package dev.terrane.run.queue;

import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command of one of many units: nobody can be asked, and each unit has a plan file of its own. */
final class FleetCommand {
    static final Map<String, String> REFUSED = Map.of(//
            "import", "an object belongs into one state only", //
            "taint", "an address belongs to one state only", //
            "untaint", "an address belongs to one state only", //
            "console", "it reads from standard input, which several units cannot share", //
            "force-unlock", "the ID of a lock belongs to one state only");
    private static final Set<String> ASKING = Set.of("apply", "import", "init", "plan", "refresh");
    private static final Set<String> APPROVED = Set.of("apply", "destroy");
    private static final String PLAN_FILE = "tfplan.tfplan";
    private static final String JSON_FILE = "tfplan.json";

    private final RunOptions options;

    FleetCommand(RunOptions options) {
        this.options = options;
    }

    /** The command for a unit; one that was removed is to be destroyed. */
    TerraformArguments of(Node unit) {
        TerraformArguments command = unit.isRemoved() ? options.command().plusFlag("-destroy") : options.command();
        if (APPROVED.contains(command.command()) && options.terraform().autoApprove()) {
            command = command.plusFlag("-auto-approve");
        }
        if (ASKING.contains(command.command())) {
            command = command.plusFlag("-input=false");
        }
        Optional<String> plan = planFile(unit.path());
        if (plan.isEmpty() || command.hasPlanFile()) {
            return command;
        }
        return switch (command.command()) {
            case "plan" -> command.plusFlags(List.of("-out=" + plan.get()));
            case "apply", "destroy", "show" -> command.plusPositional(plan.get());
            default -> command;
        };
    }

    /** Where the unit's plan is kept: below `--out-dir`, or in its working copy where only its JSON form is wanted. */
    Optional<String> planFile(Path unit) {
        Optional<String> file = options.queue().outDirectory().map(folder -> in(folder, unit, PLAN_FILE).toString());
        boolean planned = options.command().is("plan") || options.command().is("show");
        return file.isEmpty() && planned && options.queue().jsonOutDirectory().isPresent()
                ? Optional.of(PLAN_FILE)
                : file;
    }

    /** Where the JSON form of the unit's plan is to be written. */
    Optional<Path> jsonFile(Path unit) {
        return options.queue().jsonOutDirectory().map(folder -> in(folder, unit, JSON_FILE));
    }

    private Path in(Path folder, Path unit, String name) {
        return folder.resolve(options.workingDirectory().relativize(unit)).normalize().resolve(name);
    }
}
