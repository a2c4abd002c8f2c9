package dev.terrane.config.load;

import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.identity.TerraneFiles;
import dev.terrane.config.load.FileScope.Stage;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.MergeStrategy;
import dev.terrane.config.model.RoleAttributes;
import dev.terrane.hcl.source.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a unit's files say about its identity, from an evaluation of its own that has the base identity. */
final class UnitIdentity implements IdentityStatements {

    private final Path unitFile;
    private final Lazy<ConfigEvaluation> evaluation;
    private final Lazy<List<RoleSettings>> unitFiles;
    private final Lazy<List<AwsFileSettings>> terraneFiles;

    /** @param evaluation an evaluation of the unit in a frame without identity */
    UnitIdentity(Path unitFile, Supplier<ConfigEvaluation> evaluation) {
        this.unitFile = unitFile;
        this.evaluation = new Lazy<>("identity", evaluation);
        this.unitFiles = new Lazy<>("iam_ attributes", this::readUnitFiles);
        this.terraneFiles = new Lazy<>("terrane.hcl", this::readTerraneFiles);
    }

    @Override
    public Path unitFile() {
        return unitFile;
    }

    @Override
    public List<RoleSettings> unitFiles() {
        return unitFiles.get();
    }

    @Override
    public List<AwsFileSettings> terraneFiles() {
        return terraneFiles.get();
    }

    private List<RoleSettings> readUnitFiles() {
        ConfigEvaluation config = evaluation.get();
        List<RoleSettings> ranks = new ArrayList<>();
        config.autoInclude().ifPresent(auto -> ranks.add(settings(config, auto.parts().role())));
        ranks.add(settings(config, config.own().parts().role()));
        for (Included each : config.included().reversed()) {
            if (each.block().strategy() != MergeStrategy.NO_MERGE) {
                ranks.add(settings(config, each.file().parts().role()));
            }
        }
        return ranks.stream().filter(rank -> !rank.isEmpty()).toList();
    }

    private static RoleSettings settings(ConfigEvaluation config, RoleAttributes role) {
        RoleSettings.Builder settings = RoleSettings.builder();
        role.role().ifPresent(value -> settings.set(Fields.IAM_ROLE, setting(config, value, value.value())));
        role.duration().ifPresent(value -> settings.set(Fields.DURATION,
                setting(config, value, Duration.ofSeconds(value.value()))));
        role.sessionName()
                .ifPresent(value -> settings.set(Fields.SESSION_NAME, setting(config, value, value.value())));
        role.webIdentityToken().ifPresent(value -> settings.set(Fields.WEB_IDENTITY_TOKEN,
                setting(config, value, new Secret(value.value()))));
        return settings.build();
    }

    private static <T> Setting<T> setting(ConfigEvaluation config, Located<?> said, T value) {
        Position at = said.at().start();
        String path = config.frame().context().display(Path.of(said.at().source().name()));
        return new Setting<>(value, new Origin.FilePosition(path, at.line(), at.column()));
    }

    private List<AwsFileSettings> readTerraneFiles() {
        FileEvaluation own = evaluation.get().own();
        return new TerraneFiles(own.session(), own.context()).of(unitFile, own.scope(Stage.LOCALS));
    }
}
