package dev.terrane.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternalFailureTest {
    private final List<String> said = new ArrayList<>();

    private String told(Throwable failure, LogLevel level) {
        return InternalFailure.told(failure,
                new Log(record -> said.add(record.message()), InstantSource.system(), level));
    }

    @Test
    void aDefectIsNamedByItsPlaceAndNeverWithItsMessage() {
        String text = told(new IllegalStateException("the key is AKIAEXAMPLE"), LogLevel.INFO);

        assertThat(text).contains("IllegalStateException", "run.log.InternalFailureTest, line ")
                .doesNotContain("AKIAEXAMPLE");
        assertThat(said).isEmpty();
    }

    @Test
    void framesAndCausesAreShownAtLevelDebugWithoutMessages() {
        told(new IllegalStateException("secret one", new IllegalArgumentException("secret two")), LogLevel.DEBUG);

        assertThat(said).singleElement().asString()
                .contains("IllegalStateException", "caused by java.lang.IllegalArgumentException", "\n  at ")
                .doesNotContain("secret");
    }

    @Test
    void troubleWithFilesIsToldAsSuch() {
        assertThat(told(new UncheckedIOException(new AccessDeniedException("/x/y")), LogLevel.INFO))
                .isEqualTo("/x/y may not be read or written by this user");
        assertThat(told(new UncheckedIOException(new FileSystemException("/x/y", null, "No space left on device")),
                LogLevel.INFO)).isEqualTo("/x/y: No space left on device");
    }
}
