package dev.terrane.run.source;

import dev.terrane.aws.json.Json;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens for registries: `TG_TF_REGISTRY_TOKEN` for all, `TF_TOKEN_host_name` for one, else what the user's CLI
 * configuration of OpenTofu/Terraform and their `login` command have kept.
 */
public final class RegistryTokens {
    private final Map<String, String> environment;
    private final Optional<Path> home;

    public RegistryTokens(Map<String, String> environment, Optional<Path> home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    Optional<String> of(String host) {
        return variable("TG_TF_REGISTRY_TOKEN")
                .or(() -> variable("TF_TOKEN_" + host.replace("-", "__").replace('.', '_')))
                .or(() -> variable("TF_TOKEN_" + host.replace('.', '_')))
                .or(() -> configured(host)).or(() -> loggedIn(host));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private Optional<String> configured(String host) {
        List<Path> files = variable("TF_CLI_CONFIG_FILE").map(Path::of).map(List::of)
                .orElseGet(() -> home.map(folder -> List.of(folder.resolve(".tofurc"), folder.resolve(".terraformrc")))
                        .orElse(List.of()));
        return files.stream().flatMap(file -> read(file).stream()).flatMap(text -> token(text, host).stream())
                .findFirst();
    }

    /** The `token` of the block `credentials "host"`. */
    private static Optional<String> token(String text, String host) {
        if (!(Parser.parse(Source.of("credentials", text)).body() instanceof Body body)) {
            return Optional.empty();
        }
        for (Block block : body.blocks()) {
            if (block.type().equals("credentials")
                    && block.labels().stream().map(Block.Label::value).toList().equals(List.of(host))
                    && block.body() instanceof Body credentials) {
                return credentials.attributes().stream().filter(attribute -> attribute.name().equals("token"))
                        .flatMap(attribute -> literal(attribute.expression()).stream()).findFirst();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> literal(Expression expression) {
        return expression instanceof Expression.Template(List<Expression> parts, _) && parts.size() == 1
                && parts.getFirst() instanceof Expression.StringLiteral text
                        ? Optional.of(text.value())
                        : Optional.empty();
    }

    private Optional<String> loggedIn(String host) {
        return home.flatMap(folder -> read(folder.resolve(".terraform.d/credentials.tfrc.json"))).flatMap(text -> {
            try {
                return Json.object(Json.readObject(text).get("credentials"))
                        .flatMap(hosts -> Json.object(hosts.get(host))).flatMap(entry -> Json.text(entry, "token"));
            } catch (Json.NotJson _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
