@NullMarked
package dev.terrane.sandbox;

import org.jspecify.annotations.NullMarked;
