@NullMarked
package dev.terrane.cli;

import org.jspecify.annotations.NullMarked;
