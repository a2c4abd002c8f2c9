package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.wire.Xml;
import java.util.Optional;

/** What a successful assumption answers. */
record AssumedRole(Session session, Optional<Integer> packedSize) {
    void write(Xml xml) {
        credentials(xml, session);
        Caller caller = new Caller.Temporary(session);
        xml.element("AssumedRoleUser",
                user -> user.element("AssumedRoleId", caller.userId()).element("Arn", caller.arn()));
        packedSize.ifPresent(percent -> xml.element("PackedPolicySize", String.valueOf(percent)));
        session.sourceIdentity().ifPresent(source -> xml.element("SourceIdentity", source));
    }

    static void credentials(Xml xml, Session session) {
        xml.element("Credentials",
                keys -> keys.element("AccessKeyId", session.accessKeyId()).element("SecretAccessKey", session.secret())
                        .element("SessionToken", session.token()).element("Expiration", session.expires().toString()));
    }
}
