@NullMarked
package dev.terrane.sandbox.demo;

import org.jspecify.annotations.NullMarked;
