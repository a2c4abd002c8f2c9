package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final String BY_GO = "317f0301011166696c654d616e6966657374456e74727901ff80000102010450617468010c00010549734469720102000000"
            + "0bff800106" + "2f612f622e74" + "00" + "0bff8001042f612f63010100";
    private static final List<Manifest.Entry> ENTRIES = List.of(new Manifest.Entry("/a/b.t", false),
            new Manifest.Entry("/a/c", true));

    @Test
    void entriesAreWrittenAsGoWritesThem() {
        assertThat(Manifest.encode(ENTRIES)).isEqualTo(HexFormat.of().parseHex(BY_GO));
        assertThat(Manifest.encode(List.of())).isEmpty();
    }

    @Test
    void aStreamOfGoIsRead() {
        assertThat(Manifest.decode(HexFormat.of().parseHex(BY_GO))).isEqualTo(ENTRIES);
    }

    @Test
    void aStreamThatIsCutOffGivesWhatItHas() {
        byte[] stream = Manifest.encode(ENTRIES);
        assertThat(Manifest.decode(Arrays.copyOf(stream, stream.length - 3))).containsExactly(ENTRIES.getFirst());
        assertThat(Manifest.decode(new byte[]{-1, 2, 3, 4, 5, 6, 7})).isEmpty();
    }

    @Test
    void longPathsComeBack() {
        List<Manifest.Entry> entries = List.of(new Manifest.Entry("/" + "ä".repeat(3000), true),
                new Manifest.Entry("/" + "b".repeat(70_000), false));
        assertThat(Manifest.decode(Manifest.encode(entries))).isEqualTo(entries);
    }
}
