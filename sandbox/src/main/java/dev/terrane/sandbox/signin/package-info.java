@NullMarked
package dev.terrane.sandbox.signin;

import org.jspecify.annotations.NullMarked;
