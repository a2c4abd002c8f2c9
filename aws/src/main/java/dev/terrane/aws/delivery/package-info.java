/** The ways in which a child process gets its identity. */
@NullMarked
package dev.terrane.aws.delivery;

import org.jspecify.annotations.NullMarked;
