@NullMarked
package dev.terrane.sandbox.oidc;

import org.jspecify.annotations.NullMarked;
