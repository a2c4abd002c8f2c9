@NullMarked
package dev.terrane.sandbox.wire;

import org.jspecify.annotations.NullMarked;
