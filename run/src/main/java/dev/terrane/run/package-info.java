@NullMarked
package dev.terrane.run;

import org.jspecify.annotations.NullMarked;
