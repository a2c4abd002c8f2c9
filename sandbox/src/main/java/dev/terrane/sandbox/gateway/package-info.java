@NullMarked
package dev.terrane.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
