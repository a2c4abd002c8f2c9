package dev.terrane.hcl.function.hash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.terrane.hcl.function.FunctionException;
import java.util.random.RandomGenerator;

/** bcrypt hashes, {@code $2a$…}. */
final class PasswordHash {

    private static final int DEFAULT_COST = 10;
    private static final int SALT_LENGTH = 16;
    private static final int LONGEST = 72;
    private static final BCrypt.Version ENDED = BCrypt.Version.VERSION_2A;
    /** For passwords that fill all 72 bytes: no zero byte follows them. */
    private static final BCrypt.Version FULL = new BCrypt.Version(ENDED.versionIdentifier, true, false, LONGEST,
            ENDED.formatter, ENDED.parser);

    private PasswordHash() {}

    /** The hash with a salt of its own. A cost below the least possible means the default. */
    static String of(byte[] password, long cost, RandomGenerator random) {
        if (cost > BCrypt.MAX_COST) {
            throw new FunctionException("the cost must not be greater than " + BCrypt.MAX_COST);
        }
        if (password.length > LONGEST) {
            throw new FunctionException("the string has more than " + LONGEST + " bytes");
        }
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        BCrypt.Version version = password.length == LONGEST ? FULL : ENDED;
        int effective = cost < BCrypt.MIN_COST ? DEFAULT_COST : (int) cost;
        return new String(BCrypt.with(version, LongPasswordStrategies.none()).hash(effective, salt, password),
                US_ASCII);
    }
}
