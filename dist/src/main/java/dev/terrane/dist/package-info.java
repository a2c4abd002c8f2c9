@NullMarked
package dev.terrane.dist;

import org.jspecify.annotations.NullMarked;
