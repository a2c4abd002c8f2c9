/** From the command line to AWS identities: what it says about them, and how this process reaches the person at the terminal. */
@NullMarked
package dev.terrane.cli.identity;

import org.jspecify.annotations.NullMarked;
