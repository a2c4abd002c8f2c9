/** What changed between two commits of a git repository, and work trees of them. */
@NullMarked
package dev.terrane.run.git;

import org.jspecify.annotations.NullMarked;
