@NullMarked
package dev.terrane.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;
