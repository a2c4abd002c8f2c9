package dev.terrane.sandbox.iam;

import java.util.List;
import java.util.Map;

/** Who can act in an account: a user with keys of its own, or a role that is assumed. */
public sealed interface Identity permits User, Role {
    String arn();

    String accountId();

    String name();

    /** IAM's unique id, `AIDA…` of a user, `AROA…` of a role. */
    String uniqueId();

    Map<String, String> tags();

    /** What it may do. */
    List<Policy> permissions();
}
