/** Running units: what the command line asks for, the world it happens in, and the two ways in. */
@NullMarked
package dev.terrane.run;

import org.jspecify.annotations.NullMarked;
