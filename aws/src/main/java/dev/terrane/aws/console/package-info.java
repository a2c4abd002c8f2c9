/** The way from a session to AWS's web console. */
@NullMarked
package dev.terrane.aws.console;

import org.jspecify.annotations.NullMarked;
