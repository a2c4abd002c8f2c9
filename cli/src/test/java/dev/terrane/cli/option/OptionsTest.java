package dev.terrane.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @ParameterizedTest
    @EnumSource
    void noTwoOptionsOfACommandShareAName(CommandName command) {
        List<String> names = Options.of(command).stream().flatMap(OptionsTest::names).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void optionsOfOneNameAgreeInWhetherTheyTakeAValue() {
        Map<String, Set<Boolean>> kinds = Options.table().stream()
                .collect(Collectors.groupingBy(Option::name, Collectors.mapping(Option::isToggle, Collectors.toSet())));

        assertThat(kinds).allSatisfy((name, toggles) -> assertThat(toggles).as(name).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoOptionsOfACommandShareAVariable(CommandName command) {
        List<String> variables = new ArrayList<>();
        for (Option<?> option : Options.of(command)) {
            variables.addAll(
                    Stream.concat(option.variables().stream(), option.oldVariables().stream().map(OldName::written))
                            .distinct().toList());
        }

        assertThat(variables).doesNotHaveDuplicates();
    }

    @Test
    void everyRowIsInTheTableOnce() {
        assertThat(new HashSet<>(Options.table())).hasSameSizeAs(Options.table());
    }

    @Test
    void helpIsOneSentence() {
        assertThat(Options.table())
                .allSatisfy(option -> assertThat(option.help()).as(option.name()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void theRoleHasTheNamesThatScriptsKnow() {
        assertThat(names(IdentityFlags.ROLE)).containsExactly("iam-assume-role", "terragrunt-iam-role");
        assertThat(names(IdentityFlags.DURATION)).containsExactly("iam-assume-role-duration",
                "terragrunt-iam-assume-role-duration");
        assertThat(names(IdentityFlags.SESSION_NAME)).containsExactly("iam-assume-role-session-name",
                "terragrunt-iam-assume-role-session-name");
        assertThat(names(IdentityFlags.WEB_IDENTITY_TOKEN)).containsExactly("iam-assume-role-web-identity-token",
                "terragrunt-iam-web-identity-token");
        assertThat(List.of(IdentityFlags.ROLE, IdentityFlags.DURATION, IdentityFlags.SESSION_NAME,
                IdentityFlags.WEB_IDENTITY_TOKEN))
                .flatExtracting(OptionsTest::variables)
                .containsExactly("TG_IAM_ASSUME_ROLE", "TERRAGRUNT_IAM_ROLE", "TG_IAM_ASSUME_ROLE_DURATION",
                        "TERRAGRUNT_IAM_ASSUME_ROLE_DURATION", "TG_IAM_ASSUME_ROLE_SESSION_NAME",
                        "TERRAGRUNT_IAM_ASSUME_ROLE_SESSION_NAME",
                        "TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN", "TERRAGRUNT_IAM_WEB_IDENTITY_TOKEN",
                        "TERRAGRUNT_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN");
    }

    private static List<String> variables(Option<?> option) {
        return Stream.concat(option.variables().stream(), option.oldVariables().stream().map(OldName::written))
                .toList();
    }

    private static Stream<String> names(Option<?> option) {
        return Stream
                .of(Stream.of(option.name()), option.aliases().stream(),
                        option.oldFlags().stream().map(OldName::written))
                .flatMap(stream -> stream);
    }
}
