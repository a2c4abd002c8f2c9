@NullMarked
package dev.terrane.sandbox.sts;

import org.jspecify.annotations.NullMarked;
