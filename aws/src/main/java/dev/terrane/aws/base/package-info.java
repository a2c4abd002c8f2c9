/** Where the base identity comes from: AWS's default chain, over the environment that Terrane was given. */
@NullMarked
package dev.terrane.aws.base;

import org.jspecify.annotations.NullMarked;
