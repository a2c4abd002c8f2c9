package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Decision;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.wire.ServiceException;
import java.util.Optional;

/** Permission on resources without policies of their own, refused in the words of the JSON services. */
public final class ServiceAccess {
    private final Authorizer authorizer;

    public ServiceAccess(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * Lets the caller do `action` to a resource.
     *
     * @throws ServiceException
     *             `AccessDeniedException` where it may not
     */
    public void require(Caller caller, String action, String arn, RequestContext context) {
        String[] parts = arn.split(":", 6);
        String owner = parts.length < 5 || parts[4].isEmpty() ? caller.accountId() : parts[4];
        if (authorizer.decide(caller, action, arn, context, owner,
                Optional.empty()) instanceof Decision.Denied(String because)) {
            String ending = because.isEmpty()
                    ? " because no resource-based policy allows the " + action + " action"
                    : because;
            throw new ServiceException(400, "AccessDeniedException", "User: " + caller.arn()
                    + " is not authorized to perform: " + action + " on resource: " + arn + ending);
        }
    }
}
