@NullMarked
package dev.terrane.sandbox.signature;

import org.jspecify.annotations.NullMarked;
