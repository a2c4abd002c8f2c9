/**
 * Where a unit's code comes from and the working copy it is put into: the same layout, version file and manifests as Terragrunt's, so that
 * each takes over what the other has made.
 */
@NullMarked
package dev.terrane.run.source;

import org.jspecify.annotations.NullMarked;
