package dev.terrane.e2e;

import dev.terrane.sandbox.record.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * AWS as moto has it, in a process of its own. It keeps accounts apart and speaks the real protocols, but refuses nothing: what it is
 * good for is that other people wrote it.
 */
final class MotoWorld implements AwsWorld {
    private static final String VERSION = "5.2.1";
    private static final long START_SECONDS = 60;

    private final Process process;
    private final URI endpoint;

    MotoWorld() {
        int port = freePort();
        endpoint = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(server().toString(), "-H", "127.0.0.1", "-p",
                Integer.toString(port));
        builder.environment().put("MOTO_S3_ALLOW_CROSSACCOUNT_ACCESS", "false");
        builder.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", "infinity");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(port);
        for (String account : TARGETS) {
            withS3(account, s3 -> {
                s3.createBucket(request -> request.bucket(AwsWorld.bucket(account)));
                return s3.putBucketVersioning(request -> request.bucket(AwsWorld.bucket(account))
                        .versioningConfiguration(keep -> keep.status(BucketVersioningStatus.ENABLED)));
            });
        }
    }

    /** The program: the one on PATH, or one installed below the build's folder. */
    private static Path server() {
        return Needs.onPath("moto_server").orElseGet(MotoWorld::install);
    }

    private static Path install() {
        Path folder = Path.of(System.getProperty("terrane.work", "target"), "moto-" + VERSION).toAbsolutePath();
        Path server = folder.resolve("bin/moto_server");
        if (!Files.isExecutable(server)) {
            Path python = Needs.program("python3");
            if (!succeeds(python.toString(), "-m", "venv", folder.toString())
                    || !succeeds(folder.resolve("bin/pip").toString(), "install", "--quiet",
                            "moto[server]==" + VERSION)) {
                throw Needs.missing("moto_server is not on PATH and cannot be installed with pip");
            }
        }
        return server;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException _) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        close();
        throw new AssertionError("moto_server does not listen");
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public Key user() {
        return new Key("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    @Override
    public Set<String> accountsWithState(String key) {
        return TARGETS.stream()
                .filter(account -> withS3(account,
                        s3 -> s3.listObjectsV2(request -> request.bucket(AwsWorld.bucket(account))).contents().stream()
                                .anyMatch(object -> object.key().equals(key))))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> accountsWithPastLock(String key) {
        return TARGETS.stream()
                .filter(account -> withS3(account,
                        s3 -> s3.listObjectVersions(request -> request.bucket(AwsWorld.bucket(account)))
                                .deleteMarkers().stream().anyMatch(object -> object.key().equals(AwsWorld.lock(key)))))
                .collect(Collectors.toSet());
    }

    /** In moto an account is one by its role: nothing else says it. */
    private <T> T withS3(String account, Function<S3Client, T> use) {
        try (S3Client s3 = S3Client.builder().endpointOverride(endpoint).region(Region.of(REGION)).forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(assume(account)))
                .build()) {
            return use.apply(s3);
        }
    }

    private AwsCredentials assume(String account) {
        try (StsClient sts = StsClient.builder().endpointOverride(endpoint).region(Region.of(REGION))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(user().id(), user().secret())))
                .build()) {
            Credentials credentials = sts
                    .assumeRole(request -> request.roleArn(AwsWorld.role(account)).roleSessionName("test"))
                    .credentials();
            return AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(),
                    credentials.sessionToken());
        }
    }

    /** It tells what it holds to whoever asks. */
    @Override
    public List<Secret> secrets() {
        return Stream.concat(Stream.of(new Secret(Secret.Kind.SECRET_ACCESS_KEY, SECURITY, user().secret())),
                Pattern.compile("\"(?:secret_access_key|session_token)\": \"([^\"]+)\"").matcher(contents()).results()
                        .map(match -> new Secret(Secret.Kind.SESSION_TOKEN, "moto", match.group(1))))
                .toList();
    }

    private String contents() {
        try (InputStream contents = endpoint.resolve("/moto-api/data.json").toURL().openStream()) {
            return new String(contents.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    @Override
    public String toString() {
        return "moto";
    }
}
