package dev.terrane.aws.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    private static final Origin FLAG = new Origin.Flag("--terragrunt-iam-role");
    private static final Origin UNIT = new Origin.FilePosition("prod/terragrunt.hcl", 3, 12);
    private static final Origin ROOT = new Origin.FilePosition("root.hcl", 7, 12);
    private static final Origin TERRANE = new Origin.FilePosition("terrane.hcl", 2, 3);
    private static final String ROLE = "arn:aws:iam::222222222222:role/";

    @TempDir
    Path home;

    private String explain(SettingsLayers layers) {
        try (AwsIdentities identities = new TestWorld(home).identities()) {
            return JsonText.of(Explanation
                    .of(identities.plan(Accounts.UNIT, layers, AuthAnswer.NOTHING, Purpose.APPLY), "prod/vpc"));
        }
    }

    private static RoleSettings role(String name, Origin origin) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, ROLE + name, origin).build();
    }

    @Test
    void eachValueHasItsOriginAndWhatItOverrides() {
        RoleSettings flags = RoleSettings.builder().value(Fields.IAM_ROLE, ROLE + "flag", FLAG).build();
        RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, ROLE + "unit", UNIT)
                .value(Fields.DURATION, 3000, UNIT).build();
        AwsFileSettings terrane = new AwsFileSettings(
                RoleSettings.builder().value(Fields.EXTERNAL_ID, "handshake", TERRANE)
                        .value(Fields.CHAIN, List.of("arn:aws:iam::111111111111:role/hub"), TERRANE)
                        .value(Fields.ALLOWED_ACCOUNT_IDS, List.of("222222222222"), TERRANE)
                        .value(Fields.CREDENTIALS, "endpoint", TERRANE).build(),
                Map.of(Purpose.STATE, role("state", TERRANE)), Map.of("dns", role("dns", TERRANE)));

        String json = explain(
                new SettingsLayers(flags, List.of(), List.of(unit, role("root", ROOT)), List.of(terrane)));

        assertThat(json).isEqualTo(
                """
                        {"path":"prod/vpc","command":"apply","purpose":"apply",\
                        "role":{"value":"arn:aws:iam::222222222222:role/flag","origin":"--terragrunt-iam-role","overrides":[\
                        {"value":"arn:aws:iam::222222222222:role/unit","origin":"prod/terragrunt.hcl:3"},\
                        {"value":"arn:aws:iam::222222222222:role/root","origin":"root.hcl:7"}]},\
                        "duration":{"value":3000,"origin":"prod/terragrunt.hcl:3","overrides":[]},\
                        "session_name":{"value":"terragrunt-1772366400000000000","origin":"default","overrides":[]},\
                        "external_id":{"value":"handshake","origin":"terrane.hcl:2","overrides":[]},\
                        "chain":["arn:aws:iam::111111111111:role/hub"],"credentials":"endpoint",\
                        "allowed_account_ids":["222222222222"],"forbidden_account_ids":[],\
                        "state":{"role":{"value":"arn:aws:iam::222222222222:role/state","origin":"terrane.hcl:2","overrides":[]},\
                        "duration":{"value":3600,"origin":"default","overrides":[]},\
                        "session_name":{"value":"terragrunt-1772366400000000000","origin":"default","overrides":[]},\
                        "chain":["arn:aws:iam::111111111111:role/hub"]},\
                        "profiles":{"dns":{"role":{"value":"arn:aws:iam::222222222222:role/dns","origin":"terrane.hcl:2",\
                        "overrides":[]},"duration":{"value":3600,"origin":"default","overrides":[]},\
                        "session_name":{"value":"terragrunt-1772366400000000000","origin":"default","overrides":[]},\
                        "chain":["arn:aws:iam::111111111111:role/hub"]}}}""");
    }

    @Test
    void withoutARoleThereIsNone() {
        assertThat(explain(SettingsLayers.none())).isEqualTo("""
                {"path":"prod/vpc","command":"apply","purpose":"apply","role":null,"chain":[],\
                "credentials":"environment","allowed_account_ids":null,"forbidden_account_ids":[],"state":null,\
                "profiles":{}}""");
    }

    @Test
    void aTokenIsHiddenAndItsPathIsNot() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "a.b.c");
        for (String token : List.of("top.secret.token", file.toString())) {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, ROLE + "x", UNIT)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token), UNIT)).build();
            String json = explain(new SettingsLayers(RoleSettings.none(), List.of(), List.of(unit), List.of()));
            assertThat(json).contains("\"web_identity_token\":{\"value\":\""
                    + (token.startsWith("top") ? "(hidden)" : file) + "\"").doesNotContain("top.secret");
        }
    }
}
