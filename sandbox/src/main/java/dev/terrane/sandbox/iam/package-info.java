@NullMarked
package dev.terrane.sandbox.iam;

import org.jspecify.annotations.NullMarked;
