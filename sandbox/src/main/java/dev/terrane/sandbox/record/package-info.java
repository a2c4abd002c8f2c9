@NullMarked
package dev.terrane.sandbox.record;

import org.jspecify.annotations.NullMarked;
