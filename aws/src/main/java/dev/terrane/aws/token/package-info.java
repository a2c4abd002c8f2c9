/** Web identity tokens (OpenID Connect): read, checked, made anew. */
@NullMarked
package dev.terrane.aws.token;

import org.jspecify.annotations.NullMarked;
