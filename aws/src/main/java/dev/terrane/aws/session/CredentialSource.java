package dev.terrane.aws.session;

import dev.terrane.aws.sts.Sts.Obtained;

/** One way to come by credentials, asked again whenever they have to be renewed. */
public interface CredentialSource {

    /**
     * Fresh credentials, and whose they are if that was told.
     *
     * @throws dev.terrane.aws.IdentityException if there are none to be had
     */
    Obtained obtain() throws InterruptedException;

    /** In the words of a message: the role, or where base credentials come from. */
    String description();

    /** Whether asking again can give credentials that live longer. */
    boolean renewable();
}
