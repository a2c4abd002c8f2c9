package dev.terrane.cli.identity;

import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.option.AwsFlags;
import dev.terrane.cli.option.OptionValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment say about identities.
 *
 * @param flags what flags say
 * @param environment what variables say, highest rank first; AWS's own come last
 */
public record IdentitySettings(RoleSettings flags, List<RoleSettings> environment) {

    /**
     * The settings in `options`, with files that they name relative to `folder`.
     *
     * @throws dev.terrane.aws.IdentityException for a text that its field cannot take
     */
    public static IdentitySettings of(OptionValues options, Map<String, String> environment, Path folder) {
        RoleSettings.Builder flags = RoleSettings.builder();
        List<RoleSettings.Builder> ranks = new ArrayList<>();
        for (AwsFlags.Row row : AwsFlags.ROWS) {
            int variables = 0;
            for (Setting<?> said : options.all(row.option())) {
                if (said.origin() instanceof Origin.Flag) {
                    read(flags, row.field(), said, folder);
                } else {
                    if (ranks.size() == variables) {
                        ranks.add(RoleSettings.builder());
                    }
                    read(ranks.get(variables++), row.field(), said, folder);
                }
            }
        }
        List<RoleSettings> layers = new ArrayList<>(ranks.stream().map(RoleSettings.Builder::build).toList());
        layers.add(AmbientSettings.of(environment));
        return new IdentitySettings(flags.build(), List.copyOf(layers));
    }

    private static void read(RoleSettings.Builder settings, Field<?> field, Setting<?> said, Path folder) {
        String text = said.value() instanceof List<?> parts
                ? String.join(",", parts.stream().map(Object::toString).toList())
                : said.value().toString();
        settings.text(field, text, said.origin(), folder);
    }
}
