/** How an included file (the parent) and the file that includes it (the child) become one. */
@NullMarked
package dev.terrane.config.merge;

import org.jspecify.annotations.NullMarked;
