package dev.terrane.run.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The list of what was copied into a folder, so that what goes from the source can go from the copy: one file in each copied folder, a
 * stream of Go's `gob` encoding with one value of {@code struct { Path string; IsDir bool }} for each entry, its path absolute.
 */
final class Manifest {
    /** The definition of the entries' type, as number 64, which begins each stream. */
    private static final byte[] DEFINITION = HexFormat.of()
            .parseHex("317f0301011166696c654d616e6966657374456e74727901ff8000010201045061746801"
                    + "0c00010549734469720102000000");
    private static final byte[] TYPE = {(byte) 0xff, (byte) 0x80};
    private static final int LARGEST = 1 << 24;

    private Manifest() {}

    record Entry(String path, boolean directory) {}

    static byte[] encode(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!entries.isEmpty()) {
            out.writeBytes(DEFINITION);
        }
        for (Entry entry : entries) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(TYPE);
            byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
            message.write(1);
            unsigned(path.length, message);
            message.writeBytes(path);
            if (entry.directory()) {
                message.write(1);
                message.write(1);
            }
            message.write(0);
            unsigned(message.size(), out);
            out.writeBytes(message.toByteArray());
        }
        return out.toByteArray();
    }

    /** The entries of a stream, up to where it is cut off or is none. */
    static List<Entry> decode(byte[] stream) {
        ArrayList<Entry> entries = new ArrayList<Entry>();
        Reader in = new Reader(stream);
        while (in.has(1)) {
            int length = in.unsigned();
            if (length <= 0 || length > LARGEST || !in.has(length)) {
                break;
            }
            int end = in.position + length;
            if (in.signed() > 0) {
                entry(in, end).ifPresent(entries::add);
            }
            in.position = end;
        }
        return entries;
    }

    private static Optional<Entry> entry(Reader in, int end) {
        String path = "";
        boolean directory = false;
        int field = 0;
        for (int delta = in.unsigned(); delta > 0 && in.position < end; delta = in.unsigned()) {
            field += delta;
            if (field == 1) {
                int length = in.unsigned();
                if (length < 0 || length > end - in.position) {
                    return Optional.empty();
                }
                path = in.text(length);
            } else if (field == 2) {
                directory = in.unsigned() == 1;
            } else {
                return Optional.empty();
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(new Entry(path, directory));
    }

    /** The entries that a folder's manifest holds; none where there is no manifest. */
    static List<Entry> read(Path file) throws IOException {
        return Files.isRegularFile(file) ? decode(Files.readAllBytes(file)) : List.of();
    }

    private static void unsigned(int value, ByteArrayOutputStream out) {
        if (value < 0x80) {
            out.write(value);
            return;
        }
        int bytes = (39 - Integer.numberOfLeadingZeros(value)) / 8;
        out.write(-bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(value >> (8 * i));
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean has(int count) {
            return position + count <= bytes.length;
        }

        int unsigned() {
            if (!has(1)) {
                return -1;
            }
            int first = bytes[position++];
            if (first >= 0) {
                return first;
            }
            int count = -first;
            if (count > 4 || !has(count)) {
                return -1;
            }
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 8 | (bytes[position++] & 0xff);
            }
            return value;
        }

        int signed() {
            int value = unsigned();
            return (value & 1) == 0 ? value >> 1 : ~(value >> 1);
        }

        String text(int length) {
            String text = new String(Arrays.copyOfRange(bytes, position, position + length), StandardCharsets.UTF_8);
            position += length;
            return text;
        }
    }
}
