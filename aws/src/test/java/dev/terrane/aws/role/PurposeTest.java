package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            plan,                   PLAN
            plan -destroy,          PLAN
            show,                   PLAN
            output -json,           PLAN
            validate,               PLAN
            graph,                  PLAN
            console,                PLAN
            providers lock,         PLAN
            get,                    PLAN
            fmt,                    PLAN
            init -upgrade,          PLAN
            state list,             PLAN
            state show x,           PLAN
            state pull,             PLAN
            workspace list,         PLAN
            workspace show,         PLAN
            apply,                  APPLY
            apply -auto-approve,    APPLY
            apply -destroy=false,   APPLY
            refresh,                APPLY
            import a b,             APPLY
            taint a,                APPLY
            untaint a,              APPLY
            state mv a b,           APPLY
            state rm a,             APPLY
            state push f,           APPLY
            force-unlock id,        APPLY
            test,                   APPLY
            workspace new x,        APPLY
            workspace select x,     APPLY
            workspace delete x,     APPLY
            something-new,          APPLY
            destroy,                DESTROY
            apply -destroy,         DESTROY
            apply -destroy=true,    DESTROY
            apply --destroy,        DESTROY
            -chdir=x destroy,       DESTROY
            """)
    void ofCommand(String command, Purpose expected) {
        assertThat(Purpose.of(List.of(command.split(" ", -1)))).isEqualTo(expected);
    }
}
