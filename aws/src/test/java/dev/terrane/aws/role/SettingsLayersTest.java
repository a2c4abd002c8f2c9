package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one rule of precedence, for each pair of places that can name a role. */
class SettingsLayersTest {
    private static final Path FOLDER = Path.of("");

    private static final Place FLAG = new Place(0, "FLAG", new Origin.Flag("--terragrunt-iam-role"));
    private static final Place VARIABLE = new Place(1, "VARIABLE",
            new Origin.EnvironmentVariable("TG_IAM_ASSUME_ROLE"));
    private static final Place PURPOSE_NEAR = file(2, "PURPOSE_NEAR", "prod/terrane.hcl", 9);
    private static final Place PURPOSE_FAR = file(3, "PURPOSE_FAR", "terrane.hcl", 9);
    private static final Place UNIT = file(4, "UNIT", "prod/terragrunt.hcl", 3);
    private static final Place INCLUDED = file(5, "INCLUDED", "root.hcl", 3);
    private static final Place OWN_NEAR = file(6, "OWN_NEAR", "prod/terrane.hcl", 2);
    private static final Place OWN_FAR = file(7, "OWN_FAR", "terrane.hcl", 2);

    /** The places, from the highest rank down. */
    private static final List<Place> PLACES = List.of(FLAG, VARIABLE, PURPOSE_NEAR, PURPOSE_FAR, UNIT, INCLUDED,
            OWN_NEAR, OWN_FAR);

    /** A place that can name a role; what it says there is its own name. */
    record Place(int rank, String name, Origin origin) {
        RoleSettings settings(List<Place> speaking) {
            return speaking.contains(this)
                    ? RoleSettings.builder().text(Fields.IAM_ROLE, name, origin, FOLDER)
                            .text(Fields.DURATION, String.valueOf(1000 + rank), origin, FOLDER)
                            .text(Fields.SESSION_NAME, name, origin, FOLDER)
                            .text(Fields.WEB_IDENTITY_TOKEN, name, origin, FOLDER).build()
                    : RoleSettings.none();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Place file(int rank, String name, String path, int line) {
        return new Place(rank, name, new Origin.FilePosition(path, line, 3));
    }

    private static SettingsLayers layers(List<Place> speaking, Purpose purpose) {
        return new SettingsLayers(FLAG.settings(speaking), List.of(VARIABLE.settings(speaking)),
                List.of(UNIT.settings(speaking), INCLUDED.settings(speaking)),
                List.of(file(OWN_NEAR, PURPOSE_NEAR, speaking, purpose),
                        file(OWN_FAR, PURPOSE_FAR, speaking, purpose)));
    }

    private static AwsFileSettings file(Place own, Place role, List<Place> speaking, Purpose purpose) {
        return new AwsFileSettings(own.settings(speaking), Map.of(purpose, role.settings(speaking)), Map.of());
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Place higher : PLACES) {
            for (Place lower : PLACES) {
                if (higher.rank() < lower.rank()) {
                    pairs.add(Arguments.of(higher, lower));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("pairs")
    void theHigherRankWinsFieldByFieldAndTheLowerIsOverridden(Place higher, Place lower) {
        EffectiveSettings effective = layers(List.of(lower, higher), Purpose.APPLY).main(Purpose.APPLY);

        assertThat(effective.role()).contains(new Setting<>(higher.name(), higher.origin));
        assertThat(effective.overridden(Fields.IAM_ROLE)).containsExactly(new Setting<>(lower.name(), lower.origin));
        for (Field<?> field : Fields.OF_TERRAGRUNT) {
            assertThat(effective.get(field)).map(Setting::origin).contains(higher.origin);
        }
    }

    @Test
    void aUnitThatTheRunDoesNotSelectKeepsTheRoleOfItsFilesAndAllElseFromTheCaller() {
        EffectiveSettings effective = layers(List.of(FLAG, VARIABLE, UNIT), Purpose.PLAN).withRoleOfFiles()
                .main(Purpose.PLAN);

        assertThat(effective.role()).contains(new Setting<>(UNIT.name(), UNIT.origin));
        assertThat(effective.get(Fields.DURATION)).map(Setting::origin).contains(FLAG.origin);
        assertThat(layers(List.of(FLAG, VARIABLE), Purpose.PLAN).withRoleOfFiles().main(Purpose.PLAN).role()).isEmpty();
    }

    @Test
    void fieldsMergeOneByOne() {
        RoleSettings flags = RoleSettings.builder().text(Fields.DURATION, "900", FLAG.origin, FOLDER).build();
        SettingsLayers layers = new SettingsLayers(flags, List.of(), List.of(UNIT.settings(List.of(UNIT))),
                List.of());

        EffectiveSettings effective = layers.main(Purpose.PLAN);

        assertThat(effective.get(Fields.DURATION).map(Setting::value)).contains(Duration.ofMinutes(15));
        assertThat(effective.role().map(Setting::value)).contains("UNIT");
    }

    @Test
    void emptyAndZeroSayNothing() {
        RoleSettings empty = RoleSettings.builder().value(Fields.IAM_ROLE, "", UNIT.origin)
                .value(Fields.DURATION, 0, UNIT.origin).value(Fields.WEB_IDENTITY_TOKEN, "", UNIT.origin)
                .text(Fields.EXTERNAL_ID, "", FLAG.origin, FOLDER).build();

        assertThat(empty.isEmpty()).isTrue();
    }

    @Test
    void aBlockSpeaksOnlyForItsPurpose() {
        SettingsLayers layers = layers(List.of(PURPOSE_NEAR, UNIT), Purpose.PLAN);

        assertThat(layers.main(Purpose.PLAN).role().map(Setting::value)).contains("PURPOSE_NEAR");
        assertThat(layers.main(Purpose.APPLY).role().map(Setting::value)).contains("UNIT");
    }

    @Test
    void destroyFallsBackToApply() {
        SettingsLayers layers = layers(List.of(PURPOSE_FAR, UNIT), Purpose.APPLY);

        assertThat(layers.main(Purpose.DESTROY).role().map(Setting::value)).contains("PURPOSE_FAR");
    }

    @Test
    void noRoleTurnsOffWhatFilesSayButNotWhatTheCallerSays() {
        AwsFileSettings off = new AwsFileSettings(
                RoleSettings.builder().value(Fields.NO_ROLE, true, OWN_NEAR.origin).build(), Map.of(), Map.of());
        List<RoleSettings> unit = List.of(UNIT.settings(List.of(UNIT)));

        assertThat(new SettingsLayers(RoleSettings.none(), List.of(), unit, List.of(off)).main(Purpose.APPLY).role())
                .isEmpty();
        assertThat(new SettingsLayers(FLAG.settings(List.of(FLAG)), List.of(), unit, List.of(off))
                .main(Purpose.APPLY).role().map(Setting::value)).contains("FLAG");
    }

    @Test
    void furtherIdentitiesHaveRolesOfTheirOwnAndShareWhatSpeaksOfTheWholeUnit() {
        Origin file = OWN_NEAR.origin;
        RoleSettings flags = RoleSettings.builder().value(Fields.IAM_ROLE, "flag", FLAG.origin)
                .value(Fields.EXTERNAL_ID, "of-main", FLAG.origin).build();
        AwsFileSettings terrane = new AwsFileSettings(
                RoleSettings.builder().value(Fields.IAM_ROLE, "main", file).value(Fields.CHAIN, List.of("hub"), file)
                        .value(Fields.SESSION_NAME, "{user}", file)
                        .value(Fields.ALLOWED_ACCOUNT_IDS, List.of("222222222222"), file).build(),
                Map.of(Purpose.STATE, RoleSettings.builder().value(Fields.IAM_ROLE, "state", file).build()),
                Map.of("dns", RoleSettings.builder().value(Fields.IAM_ROLE, "dns", file).build()));
        SettingsLayers layers = new SettingsLayers(flags, List.of(), List.of(), List.of(terrane));

        EffectiveSettings state = layers.state();

        assertThat(state.role().map(Setting::value)).contains("state");
        assertThat(state.get(Fields.EXTERNAL_ID)).isEmpty();
        assertThat(state.get(Fields.ALLOWED_ACCOUNT_IDS)).isEmpty();
        assertThat(state.get(Fields.CHAIN)).isPresent();
        assertThat(state.get(Fields.SESSION_NAME)).isPresent();
        assertThat(layers.profiles()).containsExactly("dns");
        assertThat(layers.profile("dns").role().map(Setting::value)).contains("dns");
    }

    @Test
    void awsVariablesRankBelowTerranesAndAboveFiles() {
        RoleSettings ambient = AmbientSettings.of(Map.of("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "us-east-2",
                "AWS_ENDPOINT_URL", "http://all", "AWS_ENDPOINT_URL_STS", "http://sts"));
        RoleSettings own = RoleSettings.builder()
                .text(Fields.REGION, "eu-north-1", new Origin.EnvironmentVariable("TERRANE_AWS_REGION"), FOLDER)
                .build();
        AwsFileSettings file = new AwsFileSettings(
                RoleSettings.builder().value(Fields.REGION, "us-west-1", OWN_NEAR.origin).build(), Map.of(),
                Map.of());

        EffectiveSettings effective = new SettingsLayers(RoleSettings.none(), List.of(own, ambient), List.of(),
                List.of(file)).main(Purpose.PLAN);

        assertThat(effective.said(Fields.REGION).map(Setting::value)).containsExactly("eu-north-1", "eu-west-1",
                "us-west-1");
        assertThat(effective.get(Fields.STS_ENDPOINT).map(Setting::value)).contains("http://sts");
        assertThat(AmbientSettings.of(Map.of("AWS_ENDPOINT_URL", "http://x", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                "true")).isEmpty()).isTrue();
    }
}
