/** Plain HTTP with the user's proxies and certificates. */
@NullMarked
package dev.terrane.aws.http;

import org.jspecify.annotations.NullMarked;
