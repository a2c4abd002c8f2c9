/** What the tests of identities share: a clock that is told the time, a world made of parts, a sandbox of accounts. */
@NullMarked
package dev.terrane.aws.testing;

import org.jspecify.annotations.NullMarked;
