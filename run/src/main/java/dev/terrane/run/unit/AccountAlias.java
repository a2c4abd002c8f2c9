package dev.terrane.run.unit;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.call.XmlLeaves;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.Partition;
import dev.terrane.aws.session.Session;
import dev.terrane.config.context.CallerIdentity.IdentityUnavailable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The alias of an account, as IAM tells it (IAM API reference, `ListAccountAliases`). */
final class AccountAlias {
    private static final String ACTION = "Action=ListAccountAliases&Version=2010-05-08";

    private AccountAlias() {}

    /**
     * The alias of the session's account; an empty text where it has none.
     *
     * @param environment may name another endpoint
     */
    static String of(SignedCalls calls, Session session, Map<String, String> environment) throws IdentityUnavailable {
        Partition partition = Partition.ofId(session.identity().arn().split(":", -1)[1]).orElse(Partition.AWS);
        URI endpoint = endpoint(partition, environment);
        SigV4.Scope scope = new SigV4.Scope("iam", partition.defaultRegion());
        try {
            Http.Answer answer = calls.send("IAM", scope, session, Http.Call.post(endpoint,
                    Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), ACTION));
            Map<String, String> leaves = XmlLeaves.of(answer.text());
            if (!answer.isSuccess()) {
                throw new IdentityUnavailable("the account's alias cannot be had: IAM answered "
                        + leaves.getOrDefault("Code", "HTTP " + answer.status()) + " to " + session.description());
            }
            return leaves.getOrDefault("member", "");
        } catch (Unreachable e) {
            throw new IdentityUnavailable("IAM at " + endpoint.getRawAuthority() + " cannot be reached: " + e.last());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailable("the call of IAM was interrupted");
        }
    }

    private static URI endpoint(Partition partition, Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_IAM"))
                .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL"))).filter(text -> !text.isEmpty())
                .map(URI::create).orElseGet(() -> URI.create(switch (partition) {
                    case AWS -> "https://iam.amazonaws.com/";
                    case GOV_CLOUD -> "https://iam.us-gov.amazonaws.com/";
                    case CHINA, EUSC, ISO, ISO_B, ISO_E, ISO_F ->
                        "https://iam." + partition.defaultRegion() + "." + partition.domain() + "/";
                }));
    }
}
