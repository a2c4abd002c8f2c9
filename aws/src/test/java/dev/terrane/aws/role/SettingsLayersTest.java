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

    /** The places, from the highest rank down. */
    private enum Place {
        FLAG(new Origin.Flag("--terragrunt-iam-role")), VARIABLE(
                new Origin.EnvironmentVariable("TERRAGRUNT_IAM_ROLE")), PURPOSE_NEAR(
                        new Origin.FilePosition("prod/terrane.hcl", 9, 5)), PURPOSE_FAR(
                                new Origin.FilePosition("terrane.hcl", 9, 5)), UNIT(
                                        new Origin.FilePosition("prod/terragrunt.hcl", 3, 1)), INCLUDED(
                                                new Origin.FilePosition("root.hcl", 3, 1)), OWN_NEAR(
                                                        new Origin.FilePosition("prod/terrane.hcl", 2, 3)), OWN_FAR(
                                                                new Origin.FilePosition("terrane.hcl", 2, 3));

        private final Origin origin;

        Place(Origin origin) {
            this.origin = origin;
        }

        RoleSettings settings(List<Place> speaking) {
            return speaking.contains(this)
                    ? RoleSettings.builder().text(Fields.IAM_ROLE, name(), origin, FOLDER)
                            .text(Fields.DURATION, String.valueOf(1000 + ordinal()), origin, FOLDER)
                            .text(Fields.SESSION_NAME, name(), origin, FOLDER)
                            .text(Fields.WEB_IDENTITY_TOKEN, name(), origin, FOLDER).build()
                    : RoleSettings.none();
        }
    }

    private static SettingsLayers layers(List<Place> speaking, Purpose purpose) {
        return new SettingsLayers(Place.FLAG.settings(speaking), List.of(Place.VARIABLE.settings(speaking)),
                List.of(Place.UNIT.settings(speaking), Place.INCLUDED.settings(speaking)),
                List.of(file(Place.OWN_NEAR, Place.PURPOSE_NEAR, speaking, purpose),
                        file(Place.OWN_FAR, Place.PURPOSE_FAR, speaking, purpose)));
    }

    private static AwsFileSettings file(Place own, Place role, List<Place> speaking, Purpose purpose) {
        return new AwsFileSettings(own.settings(speaking), Map.of(purpose, role.settings(speaking)), Map.of());
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Place higher : Place.values()) {
            for (Place lower : Place.values()) {
                if (higher.ordinal() < lower.ordinal()) {
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
    void fieldsMergeOneByOne() {
        RoleSettings flags = RoleSettings.builder().text(Fields.DURATION, "900", Place.FLAG.origin, FOLDER).build();
        SettingsLayers layers = new SettingsLayers(flags, List.of(), List.of(Place.UNIT.settings(List.of(Place.UNIT))),
                List.of());

        EffectiveSettings effective = layers.main(Purpose.PLAN);

        assertThat(effective.get(Fields.DURATION).map(Setting::value)).contains(Duration.ofMinutes(15));
        assertThat(effective.role().map(Setting::value)).contains("UNIT");
    }

    @Test
    void emptyAndZeroSayNothing() {
        RoleSettings empty = RoleSettings.builder().value(Fields.IAM_ROLE, "", Place.UNIT.origin)
                .value(Fields.DURATION, 0, Place.UNIT.origin).value(Fields.WEB_IDENTITY_TOKEN, "", Place.UNIT.origin)
                .text(Fields.EXTERNAL_ID, "", Place.FLAG.origin, FOLDER).build();

        assertThat(empty.isEmpty()).isTrue();
    }

    @Test
    void aBlockSpeaksOnlyForItsPurpose() {
        SettingsLayers layers = layers(List.of(Place.PURPOSE_NEAR, Place.UNIT), Purpose.PLAN);

        assertThat(layers.main(Purpose.PLAN).role().map(Setting::value)).contains("PURPOSE_NEAR");
        assertThat(layers.main(Purpose.APPLY).role().map(Setting::value)).contains("UNIT");
    }

    @Test
    void destroyFallsBackToApply() {
        SettingsLayers layers = layers(List.of(Place.PURPOSE_FAR, Place.UNIT), Purpose.APPLY);

        assertThat(layers.main(Purpose.DESTROY).role().map(Setting::value)).contains("PURPOSE_FAR");
    }

    @Test
    void noRoleTurnsOffWhatFilesSayButNotWhatTheCallerSays() {
        AwsFileSettings off = new AwsFileSettings(
                RoleSettings.builder().value(Fields.NO_ROLE, true, Place.OWN_NEAR.origin).build(), Map.of(), Map.of());
        List<RoleSettings> unit = List.of(Place.UNIT.settings(List.of(Place.UNIT)));

        assertThat(new SettingsLayers(RoleSettings.none(), List.of(), unit, List.of(off)).main(Purpose.APPLY).role())
                .isEmpty();
        assertThat(new SettingsLayers(Place.FLAG.settings(List.of(Place.FLAG)), List.of(), unit, List.of(off))
                .main(Purpose.APPLY).role().map(Setting::value)).contains("FLAG");
    }

    @Test
    void furtherIdentitiesHaveRolesOfTheirOwnAndShareWhatSpeaksOfTheWholeUnit() {
        Origin file = Place.OWN_NEAR.origin;
        RoleSettings flags = RoleSettings.builder().value(Fields.IAM_ROLE, "flag", Place.FLAG.origin)
                .value(Fields.EXTERNAL_ID, "of-main", Place.FLAG.origin).build();
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
                RoleSettings.builder().value(Fields.REGION, "us-west-1", Place.OWN_NEAR.origin).build(), Map.of(),
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
