package dev.terrane.cli.help;

import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Functions;
import java.util.List;

/** The reference of functions, `docs/functions.md`, made from their declarations. */
public final class FunctionsPage {
    private FunctionsPage() {}

    /** The page, in Markdown. */
    public static String of(Functions functions) {
        StringBuilder text = new StringBuilder(
                """
                        # Functions

                        What the expressions of a `terragrunt.hcl` can call: the functions of Terraform 0.15.3, which are those that Terragrunt has,
                        and Terragrunt's own. This page is made from their declarations; `terrane hcl functions NAME` shows one of them, and
                        `terrane hcl eval 'NAME(…)'` tries it out.

                        A parameter is written with its type; `dynamic` takes a value of any type, and `...` any number of arguments.
                        An argument of another type is converted where that is possible. Arguments that are not known yet, or sensitive, make the
                        result so.
                        """);
        for (Category category : Category.values()) {
            List<Function> of = functions.all().stream().filter(function -> function.category() == category).toList();
            if (!of.isEmpty()) {
                text.append("\n## ").append(category.title()).append('\n');
                of.forEach(function -> text.append("\n### ").append(function.name()).append("\n\n    ")
                        .append(function.signature()).append("\n\n").append(function.documentation()).append('\n'));
            }
        }
        return text.toString();
    }
}
