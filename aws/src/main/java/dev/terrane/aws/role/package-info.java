/** What a unit says about its role: the fields, the one precedence rule, STS's limits, and the request that comes of them. */
@NullMarked
package dev.terrane.aws.role;

import org.jspecify.annotations.NullMarked;
