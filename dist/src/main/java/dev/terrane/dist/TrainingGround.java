package dev.terrane.dist;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.demo.DemoRepository;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where the AOT cache is recorded: a sandbox, the demo's repository, and a program that stands for OpenTofu/Terraform. */
final class TrainingGround implements AutoCloseable {
    private static final String PROGRAM = """
            #!/bin/sh
            case $* in
                *version*) echo "Terraform v1.11.4" ;;
                *output*) echo "{}" ;;
                init*) [ -e "$PWD/plain.tf" ] || { mkdir -p .terraform/providers && touch .terraform.lock.hcl; } ;;
                *plan* | *apply*) echo "No changes. Your infrastructure matches the configuration." ;;
            esac
            """;

    private final Path folder;
    private final Sandbox sandbox = DemoWorld.start();

    TrainingGround(Path folder) throws IOException {
        this.folder = folder;
        DemoRepository.write(folder.resolve("repository"));
        Files.createDirectory(plainUnit());
        Files.writeString(plainUnit().resolve("terragrunt.hcl"), "inputs = {\n  name = \"x\"\n}\n");
        Files.writeString(plainUnit().resolve("plain.tf"), "variable \"name\" {}\n");
        Path program = Files.writeString(folder.resolve("terraform"), PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A unit whose file names its role. */
    Path unit() {
        return folder.resolve("repository").resolve(DemoRepository.unit(DemoWorld.PROD));
    }

    /** A unit without a role, a backend or a provider. */
    Path plainUnit() {
        return folder.resolve("plain");
    }

    /** All variables of the training. */
    Map<String, String> environment() {
        AccessKey key = sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER);
        return Map.ofEntries(Map.entry("PATH", "/usr/bin:/bin"), Map.entry("LANG", "C.UTF-8"),
                Map.entry("HOME", folder.toString()), Map.entry("TMPDIR", folder.toString()),
                Map.entry("TG_TF_PATH", folder.resolve("terraform").toString()),
                Map.entry("AWS_ENDPOINT_URL", sandbox.endpoint().toString()),
                Map.entry("AWS_REGION", DemoWorld.REGION), Map.entry("AWS_ACCESS_KEY_ID", key.id()),
                Map.entry("AWS_SECRET_ACCESS_KEY", key.secret()), Map.entry("AWS_EC2_METADATA_DISABLED", "true"));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
