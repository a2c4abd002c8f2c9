/** The auth provider command: a program of the user that answers with credentials or a role. */
@NullMarked
package dev.terrane.aws.auth;

import org.jspecify.annotations.NullMarked;
