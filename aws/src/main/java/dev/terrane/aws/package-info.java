@NullMarked
package dev.terrane.aws;

import org.jspecify.annotations.NullMarked;
