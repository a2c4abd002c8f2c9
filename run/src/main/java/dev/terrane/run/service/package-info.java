/** What evaluating a configuration asks of the world, answered by the world: commands, secrets, the log. */
@NullMarked
package dev.terrane.run.service;

import org.jspecify.annotations.NullMarked;
