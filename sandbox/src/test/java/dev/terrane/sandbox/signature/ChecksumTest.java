package dev.terrane.sandbox.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check values of the text `123456789`, as catalogues of such algorithms list them. */
class ChecksumTest {
    @ParameterizedTest
    @CsvSource({"CRC32, y/Q5Jg==", "CRC32C, 4waSgw==", "CRC64NVME, rosUhgp5mIg=",
        "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=", "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="})
    void matchesTheCheckValue(Checksum checksum, String expected) {
        assertThat(checksum.compute("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
    }
}
