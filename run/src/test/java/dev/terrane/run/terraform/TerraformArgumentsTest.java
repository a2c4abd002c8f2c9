package dev.terrane.run.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformArgumentsTest {

    private static TerraformArguments parse(String words) {
        return TerraformArguments.parse(List.of(words.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "apply planfile -lock=false -var a=b -compact-warnings, apply -lock=false -var a=b -compact-warnings planfile",
        "plan --foo=1 --target a.b pos, plan -foo=1 -target a.b pos",
        "providers lock -platform=linux_amd64, providers lock -platform=linux_amd64",
        "workspace new dev, workspace new dev", "state -lock=false list a, state -lock=false list a",
        "apply -destroy -auto-approve, destroy -auto-approve", "plan -destroy, plan -destroy",
        "plan -var -x, plan -var -x",
        "import -config dir addr id, import -config dir addr id",
        "providers lock -platform a -platform b, providers lock -platform a -platform b"})
    void wordsComeBackWithPositionalArgumentsLast(String words, String expected) {
        assertThat(parse(words).words()).isEqualTo(List.of(expected.split(" ")));
    }

    @Test
    void insertedWordsGoBeforeTheUsersOwn() {
        assertThat(parse("plan -lock=false pos").insert(List.of("-var", "a=1", "-destroy", "extra")).words())
                .containsExactly("plan", "-var",
                        "a=1", "-destroy", "-lock=false", "extra", "pos");
        assertThat(parse("apply").insert(List.of("-destroy")).words()).containsExactly("apply", "-destroy");
    }

    @Test
    void questions() {
        TerraformArguments plan = parse("plan -out=x -no-color");
        assertThat(plan.hasFlag("out")).isTrue();
        assertThat(plan.hasPlanFile()).isTrue();
        assertThat(plan.hasWord("-no-color")).isTrue();
        assertThat(plan.destroys()).isFalse();
        assertThat(parse("plan -destroy").destroys()).isTrue();
        assertThat(parse("apply -destroy").destroys()).isTrue();
        assertThat(parse("providers lock -x").second()).isEqualTo("lock");
        assertThat(parse("apply -x p").last()).isEqualTo("p");
        assertThat(parse("plan").plusFlag("-x").plusFlag("-x").words()).containsExactly("plan", "-x");
    }
}
