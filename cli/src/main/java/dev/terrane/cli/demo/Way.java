package dev.terrane.cli.demo;

import dev.terrane.sandbox.demo.DemoRepository;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.demo.DemoWorld.Target;
import java.util.List;
import java.util.Map;

/**
 * One way of giving a role.
 *
 * @param title what it is
 * @param target the account that it is shown in
 * @param variables what is exported before
 * @param arguments what `terragrunt` is called with
 */
record Way(String title, Target target, Map<String, String> variables, List<String> arguments) {
    private static final List<String> APPLY = List.of("apply", "-auto-approve");

    /** The three, each in an account of its own. */
    static List<Way> all() {
        return List.of(
                new Way("The role as a flag", DemoWorld.DEV, Map.of(),
                        List.of("apply", "-auto-approve", "--terragrunt-iam-role", DemoWorld.DEV.deployRole())),
                new Way("The role as a variable", DemoWorld.STAGE,
                        Map.of("TERRAGRUNT_IAM_ROLE", DemoWorld.STAGE.deployRole()), APPLY),
                new Way("The role in the unit's terragrunt.hcl", DemoWorld.PROD, Map.of(), APPLY));
    }

    /** As somebody would type it. */
    String typed() {
        StringBuilder text = new StringBuilder("cd ").append(DemoRepository.unit(target));
        variables.forEach(
                (name, value) -> text.append("; export ").append(name).append("=\"").append(value).append('"'));
        return text.append("; terragrunt ").append(String.join(" ", arguments)).toString();
    }
}
