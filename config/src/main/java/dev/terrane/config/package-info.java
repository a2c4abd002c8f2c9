@NullMarked
package dev.terrane.config;

import org.jspecify.annotations.NullMarked;
