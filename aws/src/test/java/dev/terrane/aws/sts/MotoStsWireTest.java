package dev.terrane.aws.sts;

import dev.terrane.aws.testing.TestWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/**
 * An independent implementation of STS: moto, where it is installed ({@code pip install 'moto[server]==5.2.1'}). It
 * knows the wire and hardly any rules.
 */
class MotoStsWireTest extends StsWireSuite {
    private static Optional<Process> moto = Optional.empty();
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(program.isPresent(), "moto_server is not installed");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                List.of(program.orElseThrow().toString(), "-H", "127.0.0.1", "-p", String.valueOf(port)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        moto = Optional.of(process);
        while (!listens()) {
            Assumptions.assumeFalse(process.waitFor(50, TimeUnit.MILLISECONDS), "moto_server does not start here");
        }
    }

    private static boolean listens() {
        try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        moto.ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
    }

    @Override
    TestWorld world() {
        return new TestWorld(home).realTime().set("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
                .set("AWS_SECRET_ACCESS_KEY", "any").set("AWS_REGION", "us-east-1")
                .set("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
    }

    @Override
    String token() {
        return "any.web.token";
    }
}
