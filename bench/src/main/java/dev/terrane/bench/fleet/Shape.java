package dev.terrane.bench.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a repository.
 *
 * @param accounts how many accounts, each a folder
 * @param regions how many regions an account has, each a folder
 * @param units how many units a region has
 * @param layers how many layers the graph of dependencies has
 * @param wide how many units of the layer below a unit depends on
 * @param hub whether every unit depends on the first one, too
 */
record Shape(int accounts, int regions, int units, int layers, int wide, boolean hub) {
    private static final int REGIONS = 4;
    private static final int UNITS = 25;

    /** Accounts of 4 regions with 25 units each, 10 layers, 3 dependencies a unit. */
    static Shape of(int units) {
        return new Shape(Math.max(1, units / (REGIONS * UNITS)), REGIONS, UNITS, 10, 3, false);
    }

    Shape withLayers(int number) {
        return new Shape(accounts, regions, units, number, wide, hub);
    }

    Shape withHub() {
        return new Shape(accounts, regions, units, layers, wide, true);
    }

    int size() {
        return accounts * regions * units;
    }

    /** The folder of a unit. */
    String folder(int unit) {
        return "account-%04d/region-%d/unit-%06d".formatted(unit / (regions * units), unit / units % regions, unit);
    }

    /** What a unit depends on. */
    List<Integer> dependencies(int unit) {
        int layerSize = Math.max(1, size() / layers);
        int layer = unit / layerSize;
        List<Integer> dependencies = new ArrayList<>();
        for (int i = 0; i < wide && layer > 0; i++) {
            int target = (layer - 1) * layerSize + (unit * 7 + i * 13) % layerSize;
            if (!dependencies.contains(target)) {
                dependencies.add(target);
            }
        }
        if (hub && unit > 0 && !dependencies.contains(0)) {
            dependencies.add(0);
        }
        return dependencies;
    }
}
