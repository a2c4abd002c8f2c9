package dev.terrane.sandbox.ssm;

import dev.terrane.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parameter in its latest version. Its text never shows the value, which may be a secret of the user's. */
record Parameter(String name, String arn, String type, String value, long version, Instant modified, String modifiedBy,
        Map<String, String> settings, Map<String, String> tags) {
    Parameter tagged(Map<String, String> newTags) {
        return new Parameter(name, arn, type, value, version, modified, modifiedBy, settings, Map.copyOf(newTags));
    }

    /** As GetParameter shows it; without decryption a `SecureString` stays unreadable. */
    Json json(boolean decrypted) {
        String shown = type.equals("SecureString") && !decrypted
                ? Base64.getEncoder().encodeToString(("sealed" + value.hashCode()).getBytes(StandardCharsets.UTF_8))
                : value;
        return common().with("Value", shown).with("ARN", arn);
    }

    /** As DescribeParameters shows it, without the value. */
    Json metadata() {
        Json.Members json = common().with("ARN", arn).with("LastModifiedUser", modifiedBy).with("Policies",
                Json.array(List.of()));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            json = json.with(setting.getKey(), setting.getValue());
        }
        return json;
    }

    private Json.Members common() {
        return Json.object().with("Name", name).with("Type", type).with("Version", version)
                .with("LastModifiedDate", Json.seconds(modified))
                .with("DataType", Optional.ofNullable(settings.get("DataType")).orElse("text"));
    }

    @Override
    public String toString() {
        return "Parameter[" + arn + ", version " + version + "]";
    }
}
