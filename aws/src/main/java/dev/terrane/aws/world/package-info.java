/** What this module needs of the world, so that each of it can be given: time, commands, the terminal. */
@NullMarked
package dev.terrane.aws.world;

import org.jspecify.annotations.NullMarked;
