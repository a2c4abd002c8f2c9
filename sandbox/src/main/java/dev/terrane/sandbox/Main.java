package dev.terrane.sandbox;

import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Starts a sandbox from a shell: `--port N` (default: a free one), `--world FILE` (default: the demo's accounts). Prints
 * one line of JSON with the endpoint and every user's key, and runs until its standard input ends.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        SandboxBuilder builder = Sandbox.builder().controlPanel();
        boolean world = false;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--port" -> builder.port(Integer.parseInt(value));
                case "--world" -> {
                    WorldFile.declare(Files.readString(Path.of(value)), builder);
                    world = true;
                }
                default -> throw new IllegalArgumentException("usage: [--port N] [--world FILE]");
            }
        }
        if (!world) {
            DemoWorld.declare(builder);
        }
        try (Sandbox sandbox = builder.start()) {
            PrintStream out = System.out;
            out.println(description(sandbox).write());
            out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Json description(Sandbox sandbox) {
        return Json.object().with("endpoint", sandbox.endpoint().toString()).with("accounts",
                accounts(sandbox.accounts()));
    }

    private static Json accounts(Collection<Account> accounts) {
        Json.Members json = Json.object();
        for (Account account : accounts) {
            Json.Members users = Json.object();
            for (User user : account.users().values()) {
                AccessKey key = user.accessKeys().getFirst();
                users = users.with(user.name(),
                        Json.object().with("AccessKeyId", key.id()).with("SecretAccessKey", key.secret()));
            }
            json = json.with(account.id(), Json.object().with("users", users));
        }
        return json;
    }
}
