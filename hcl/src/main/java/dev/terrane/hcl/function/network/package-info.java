@NullMarked
package dev.terrane.hcl.function.network;

import org.jspecify.annotations.NullMarked;
