/** The filter language of `--filter`: which units and stacks of a repository a command is about. */
@NullMarked
package dev.terrane.run.filter;

import org.jspecify.annotations.NullMarked;
