/** Finding the units and stacks of a repository and how they depend on each other. */
@NullMarked
package dev.terrane.run.discovery;

import org.jspecify.annotations.NullMarked;
