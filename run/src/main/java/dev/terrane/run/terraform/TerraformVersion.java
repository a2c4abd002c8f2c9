package dev.terrane.run.terraform;

import dev.terrane.config.version.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program calls itself when it is asked for its version.
 *
 * @param implementation OpenTofu or Terraform; empty for a program that gives itself another name, which is taken for Terraform
 */
public record TerraformVersion(Optional<Implementation> implementation, Version version) {
    private static final Pattern FORM = Pattern.compile("^(\\S+)\\s(v?\\d+\\.\\d+\\.\\d+)");

    /** The two programs. */
    public enum Implementation {
        OPENTOFU("OpenTofu"), TERRAFORM("Terraform");

        private final String title;

        Implementation(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Reads the first line of `terraform -version`, as `OpenTofu v1.9.0`; pre-releases count as what they lead to. */
    public static Optional<TerraformVersion> parse(String output) {
        Matcher matcher = FORM.matcher(output);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Optional<Implementation> implementation = switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "opentofu" -> Optional.of(Implementation.OPENTOFU);
            case "terraform" -> Optional.of(Implementation.TERRAFORM);
            default -> Optional.empty();
        };
        return Version.parse(matcher.group(2)).map(version -> new TerraformVersion(implementation, version));
    }

    public boolean isOpenTofu() { return implementation.filter(Implementation.OPENTOFU::equals).isPresent(); }

    /** The line that {@link #parse} reads again. */
    @Override
    public String toString() {
        return implementation.map(Implementation::title).orElse("Unknown") + " v" + version;
    }
}
