@NullMarked
package dev.terrane.sandbox.s3;

import org.jspecify.annotations.NullMarked;
