/** The files that Terrane writes into a working copy: `generate` blocks and the backend of `remote_state`. */
@NullMarked
package dev.terrane.run.generate;

import org.jspecify.annotations.NullMarked;
