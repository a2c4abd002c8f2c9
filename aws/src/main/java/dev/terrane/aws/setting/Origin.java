package dev.terrane.aws.setting;

/**
 * Where a setting's value came from, in the words of the user: the flag as written, the variable's name, the
 * place in a file. Every message about a setting names it.
 */
public sealed interface Origin {

    /** The origin as lists and JSON show it: {@code --terragrunt-iam-role}, {@code TG_X}, {@code a/b.hcl:3}. */
    String describe();

    /** The origin as a message about a fault shows it: with the column, where there is one. */
    default String locate() {
        return describe();
    }

    /** Whether a person or a pipeline said it for this run, rather than a file of the repository. */
    default boolean fromCaller() {
        return switch (this) {
            case Flag _,EnvironmentVariable _ -> true;
            case FilePosition _,AwsProfile _,AuthProvider _,Default _ -> false;
        };
    }

    /** A flag, as the user wrote it (an alias or an old name stays what it was). */
    record Flag(String asWritten) implements Origin {
        @Override
        public String describe() {
            return asWritten;
        }
    }

    /** An environment variable. */
    record EnvironmentVariable(String name) implements Origin {
        @Override
        public String describe() {
            return name;
        }
    }

    /** A place in a file of the repository; {@code path} is as messages show it, line and column count from 1. */
    record FilePosition(String path, int line, int column) implements Origin {
        @Override
        public String describe() {
            return path + ":" + line;
        }

        @Override
        public String locate() {
            return path + ":" + line + ":" + column;
        }
    }

    /** A profile of the user's own AWS configuration. */
    record AwsProfile(String name) implements Origin {
        @Override
        public String describe() {
            return "AWS profile " + name;
        }
    }

    /** The answer of the command given by {@code --auth-provider-cmd}. */
    record AuthProvider() implements Origin {
        @Override
        public String describe() {
            return "--auth-provider-cmd";
        }
    }

    /** Nobody said it: the built-in default. */
    record Default() implements Origin {
        @Override
        public String describe() {
            return "default";
        }
    }
}
