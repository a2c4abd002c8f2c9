/** JSON as plain Java values. */
@NullMarked
package dev.terrane.aws.json;

import org.jspecify.annotations.NullMarked;
