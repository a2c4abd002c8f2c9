package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.audit.AuditEvent;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.sts.Sts.Obtained;

/** Writes what happens to a role's session into the audit log. */
record AuditedEvents(AuditLog audit, RoleRequest request) implements LivingSession.Events {

    @Override
    public void obtained(Obtained obtained) {
        audit.write(of(AuditEvent.SESSION_OBTAINED, obtained));
    }

    @Override
    public void renewed(Obtained obtained) {
        audit.write(of(AuditEvent.SESSION_RENEWED, obtained));
    }

    @Override
    public void failed(AwsFailure failure) {
        audit.write(AuditEvent.of(AuditEvent.SESSION_REFUSED).role(request)
                .with("error", failure.code().map(code -> code + ": ").orElse("") + failure.problem()));
    }

    private AuditEvent of(String name, Obtained obtained) {
        return AuditEvent.of(name).role(request).credentials(obtained);
    }
}
