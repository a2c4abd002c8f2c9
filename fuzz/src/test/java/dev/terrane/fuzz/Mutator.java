package dev.terrane.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes texts of others by cutting, doubling, and putting in what means something to a parser. The same on each run. */
final class Mutator {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_CUT = 8;
    private static final List<String> PIECES = List.of("{", "}", "[", "]", "(", ")", "\"", "${", "%{", "~}", "${~",
            "%{~",
            "$${", "%%{", "$", "%", "\n", "\r\n", "\r", " ", "\t", "#x", "//y", "/*", "*/", "<<E\n", "<<-E\n", "E\n",
            "  E\n", ".", "..", "...", "[*]", ".*", ".0", ".0.1", "1", "1.5", "1e5", "1.2.3", "1e999999999", "a", "if",
            "for", "in", "else", "endif", "endfor", "for x in y", "=>", "=", "==", "!=", "<=", "&&", "||", "!", "-",
            "?",
            ":", "::", ",", ";", "`", "'", "&", "|", "^", "~", "\\", "\\n", "\\u00e9", "\\U0001F600", "\\u12",
            "\\ud800",
            "é", "e\u0301", "日本", "😀", "\u00A0", "\u200D", "\uFEFF", "true", "null", "f(", "a.b", "a[0]", "x = 1\n",
            "b {\n", "b \"l\" {", "%{ if x }", "%{ endif }", "{ for k, v in m : k => v... if c }", "//", "\"a\":");

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final List<byte[]> seeds;

    Mutator(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] text = some();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int from = random.nextInt(text.length + 1);
            int to = random.nextBoolean() ? from : Math.min(text.length, from + random.nextInt(MAX_CUT));
            text = splice(text, from, to, piece());
        }
        return text;
    }

    private byte[] some() {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        if (seed.length <= MAX_LENGTH) {
            return seed;
        }
        int from = random.nextInt(seed.length - MAX_LENGTH);
        return Arrays.copyOfRange(seed, from, from + MAX_LENGTH);
    }

    private byte[] piece() {
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> new byte[]{(byte) random.nextInt(256)};
            case 2 -> some();
            case 3 -> PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(1000))
                    .getBytes(StandardCharsets.UTF_8);
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] splice(byte[] text, int from, int to, byte[] piece) {
        byte[] spliced = Arrays.copyOf(text, text.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(text, to, spliced, from + piece.length, text.length - to);
        return spliced;
    }
}
