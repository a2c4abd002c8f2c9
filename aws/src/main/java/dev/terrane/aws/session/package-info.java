/** Identities in use: credentials, the sessions that hold and renew them, and the broker that shares them. */
@NullMarked
package dev.terrane.aws.session;

import org.jspecify.annotations.NullMarked;
