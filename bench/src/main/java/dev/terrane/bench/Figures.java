package dev.terrane.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures and prints all figures as one table. */
public final class Figures {

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        List<Figure> figures = new ArrayList<>(SyntaxFigures.measure());
        figures.addAll(EvaluationFigures.measure());
        figures.addAll(IdentityFigures.measure());
        figures.addAll(ChildStart.measure(System.getenv()));
        System.out.printf("%-52s %16s %16s%n", "figure", "measured", "wanted");
        System.out.println("-".repeat(86));
        for (Figure figure : figures) {
            System.out.printf("%-52s %16s %16s %s%n", figure.name(), figure.measured(), figure.wanted(),
                    figure.isMet() ? "" : "MISSED");
        }
    }
}
