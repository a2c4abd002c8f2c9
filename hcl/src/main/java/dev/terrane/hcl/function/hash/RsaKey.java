package dev.terrane.hcl.function.hash;

import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.encoding.Base64Text;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/** An RSA private key without a passphrase. */
final class RsaKey {

    private static final Pattern PEM = Pattern.compile(
            "(?:^|\n)-----BEGIN ([A-Z ]+)-----[ \t\r]*\n(.*?)\n?-----END \\1-----[ \t\r]*(?:\n|$)", Pattern.DOTALL);
    private static final byte[] OPENSSH_MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey key;

    private RsaKey(RSAPrivateCrtKeySpec numbers) {
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(numbers);
        } catch (GeneralSecurityException _) {
            throw new FunctionException("the private key is not a valid RSA key");
        }
    }

    /** Reads PEM text: PKCS #1, PKCS #8 or OpenSSH's own form. */
    static RsaKey parse(String pem) {
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw new FunctionException("no private key was found; PEM text is expected");
        }
        if (block.group(2).contains(":")) {
            throw new FunctionException("a private key with a passphrase or PEM headers is not supported");
        }
        try {
            byte[] body = Base64Text.decode(block.group(2).replace(" ", "").replace("\t", ""));
            return switch (block.group(1)) {
                case "RSA PRIVATE KEY" -> pkcs1(new Der(body));
                case "PRIVATE KEY" -> pkcs8(new Der(body));
                case "OPENSSH PRIVATE KEY" -> openSsh(ByteBuffer.wrap(body));
                default -> throw new FunctionException("a private key of RSA is required, not " + block.group(1));
            };
        } catch (Base64Text.Malformed | BufferUnderflowException | IllegalArgumentException _) {
            throw new FunctionException("the private key is malformed");
        }
    }

    private static RsaKey pkcs1(Der der) {
        Der numbers = der.enter(Der.SEQUENCE);
        numbers.integer();
        return new RsaKey(new RSAPrivateCrtKeySpec(numbers.integer(), numbers.integer(), numbers.integer(),
                numbers.integer(), numbers.integer(), numbers.integer(), numbers.integer(), numbers.integer()));
    }

    private static RsaKey pkcs8(Der der) {
        Der info = der.enter(Der.SEQUENCE);
        info.integer();
        info.enter(Der.SEQUENCE);
        return pkcs1(info.enter(Der.OCTETS));
    }

    private static RsaKey openSsh(ByteBuffer in) {
        byte[] magic = new byte[OPENSSH_MAGIC.length];
        in.get(magic);
        if (!Arrays.equals(magic, OPENSSH_MAGIC)) {
            throw new IllegalArgumentException();
        }
        if (!text(field(in)).equals("none")) {
            throw new FunctionException("a private key with a passphrase is not supported");
        }
        field(in);
        field(in);
        in.getInt();
        field(in);
        ByteBuffer secret = ByteBuffer.wrap(field(in));
        int check = secret.getInt();
        if (check != secret.getInt() || !text(field(secret)).equals("ssh-rsa")) {
            throw new FunctionException("a private key of RSA is required");
        }
        BigInteger n = new BigInteger(field(secret));
        BigInteger e = new BigInteger(field(secret));
        BigInteger d = new BigInteger(field(secret));
        BigInteger inverse = new BigInteger(field(secret));
        BigInteger p = new BigInteger(field(secret));
        BigInteger q = new BigInteger(field(secret));
        return new RsaKey(new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(p.subtract(BigInteger.ONE)),
                d.mod(q.subtract(BigInteger.ONE)), inverse));
    }

    private static byte[] field(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        in.get(field);
        return field;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    byte[] decrypt(byte[] encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(encrypted);
        } catch (GeneralSecurityException _) {
            throw new FunctionException("the text cannot be decrypted with this key");
        }
    }

    /** The little of ASN.1's DER that keys are made of. */
    private static final class Der {
        static final int SEQUENCE = 0x30;
        static final int OCTETS = 0x04;
        private static final int INTEGER = 0x02;

        private final ByteBuffer in;

        Der(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        Der enter(int tag) {
            return new Der(content(tag));
        }

        BigInteger integer() {
            return new BigInteger(content(INTEGER));
        }

        private byte[] content(int tag) {
            if ((in.get() & 0xFF) != tag) {
                throw new IllegalArgumentException();
            }
            int length = in.get() & 0xFF;
            if (length > 0x80) {
                int bytes = length - 0x80;
                length = 0;
                for (int i = 0; i < bytes; i++) {
                    length = (length << 8) | (in.get() & 0xFF);
                }
            }
            if (length < 0 || length > in.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] content = new byte[length];
            in.get(content);
            return content;
        }
    }
}
