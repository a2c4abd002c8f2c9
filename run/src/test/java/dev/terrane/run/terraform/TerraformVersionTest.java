package dev.terrane.run.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformVersionTest {

    @ParameterizedTest
    @CsvSource({"Terraform v1.11.4, Terraform v1.11.4", "OpenTofu v1.9.0, OpenTofu v1.9.0",
        "Terraform v1.12.0-beta1, Terraform v1.12.0", "Wrapper 0.1.2, Unknown v0.1.2", "no version,",
        "Terraform v1.11,"})
    void theFirstLineTellsProgramAndVersion(String line, String version) {
        assertThat(TerraformVersion.parse(line + "\non linux_amd64\n").map(Object::toString))
                .isEqualTo(Optional.ofNullable(version));
    }
}
