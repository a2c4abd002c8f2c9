package dev.terrane.aws.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.profiles.ProfileFile;

/** The format of AWS's configuration files; where the SDK reads a file too, it is the judge. */
class ConfigParserTest {

    private static ConfigSection section(List<ConfigSection> sections, String kind, String name) {
        return sections.stream().filter(section -> section.kind().equals(kind) && section.name().equals(name))
                .findFirst().orElseThrow();
    }

    /** The SDK names a value of a nested group {@code group.key}, and keeps the group itself out. */
    private static String value(ConfigSection section, String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? section.values().getOrDefault(key.toLowerCase(Locale.ROOT), "absent")
                : section.get(key.substring(0, dot), key.substring(dot + 1)).orElse("absent");
    }

    @Test
    void aFileIsReadAsTheSdkReadsIt() {
        String text = """
                # a comment
                ; another
                [default]
                region=eu-west-1
                output = json ; trailing comment
                hash = a#b
                empty =

                [profile  spaced ] # comment
                Region = eu-west-2
                url = https://x/?a=b
                s3 =
                  max_concurrent_requests = 5
                  addressing_style = path
                after = nested

                [profile twice]
                a = 1
                [profile twice]
                b = 2
                a = 3
                """;
        ProfileFile sdk = ProfileFile.builder().type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).build();

        List<ConfigSection> sections = ConfigParser.config(text);

        for (String name : List.of("default", "spaced", "twice")) {
            Map<String, String> expected = sdk.profile(name).orElseThrow().properties();
            ConfigSection read = section(sections, "profile", name);
            expected.forEach((key, value) -> assertThat(value(read, key)).as(name + "." + key)
                    .isEqualToNormalizingWhitespace(value));
        }
        assertThat(section(sections, "profile", "spaced").get("s3", "addressing_style")).contains("path");
    }

    @Test
    void aDefaultByItsFullNameHidesTheOther() {
        assertThat(section(ConfigParser.config("[default]\na = 1\n[profile default]\nb = 2\n"), "profile", "default")
                .values()).containsExactly(Map.entry("b", "2"));
        assertThat(section(ConfigParser.config("[profile default]\nb = 2\n[default]\na = 1\n"), "profile", "default")
                .values()).containsExactly(Map.entry("b", "2"));
    }

    @Test
    void sectionsOfOtherKindsAreKeptApart() {
        List<ConfigSection> sections = ConfigParser.config("""
                [sso-session corp]
                sso_region = eu-west-1
                [services local]
                sts =
                  endpoint_url = http://127.0.0.1:1
                [plugins]
                x = y
                [broken
                z = 1
                """);

        assertThat(section(sections, "sso-session", "corp").get("sso_region")).contains("eu-west-1");
        assertThat(section(sections, "services", "local").get("sts", "endpoint_url")).contains("http://127.0.0.1:1");
        assertThat(sections).hasSize(2);
    }

    @Test
    void inACredentialsFileASectionsNameIsAllOfIt() {
        assertThat(ConfigParser.credentials("[a b]\naws_access_key_id = x\n")).singleElement()
                .matches(section -> section.name().equals("a b"))
                .asString().isEqualTo("[profile a b] [aws_access_key_id]");
    }
}
