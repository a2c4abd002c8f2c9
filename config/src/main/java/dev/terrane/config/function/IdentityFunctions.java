package dev.terrane.config.function;

import static dev.terrane.config.function.Declarations.text;

import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.CallerIdentity.IdentityUnavailable;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Objects;

/**
 * Functions that answer with the AWS identity that a unit has: the session that it runs under; inside of what is needed
 * to find its role out, the base identity.
 */
final class IdentityFunctions {

    /** One question to AWS. */
    @FunctionalInterface
    private interface Question {
        String ask(CallerIdentity identity) throws IdentityUnavailable;
    }

    private final Place place;

    IdentityFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(
                function("get_aws_account_id", "The id of the AWS account.",
                        identity -> identity.account(place.identity())),
                function("get_aws_account_alias", "The alias of the AWS account; empty if it has none.",
                        identity -> identity.accountAlias(place.identity())),
                function("get_aws_caller_identity_arn", "The ARN of the AWS identity.",
                        identity -> identity.identify(place.identity()).arn()),
                function("get_aws_caller_identity_user_id", "The user id of the AWS identity.",
                        identity -> identity.identify(place.identity()).userId()));
    }

    private Function function(String name, String documentation, Question question) {
        return Function.named(name).category(Category.CONFIGURATION).documentation(documentation)
                .returns(Type.STRING).implementation((_, _) -> answer(question));
    }

    /** Where nothing may be asked, what would need credentials is unknown. */
    private Value answer(Question question) {
        try {
            return Value.string(question.ask(place.context().services().identity()));
        } catch (IdentityUnavailable e) {
            if (!place.context().mode().usesCredentials()) {
                return Value.unknown(Type.STRING);
            }
            throw new FunctionException(Objects.requireNonNullElse(e.getMessage(), "there is no AWS identity"));
        }
    }
}
