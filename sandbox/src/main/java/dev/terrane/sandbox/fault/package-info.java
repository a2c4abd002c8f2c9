@NullMarked
package dev.terrane.sandbox.fault;

import org.jspecify.annotations.NullMarked;
