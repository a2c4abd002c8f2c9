/** A setting and where it came from. */
@NullMarked
package dev.terrane.aws.setting;

import org.jspecify.annotations.NullMarked;
