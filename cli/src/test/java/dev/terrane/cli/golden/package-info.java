/**
 * Holds the program against what Terragrunt does with the same repositories: `src/test/golden`, whose README tells the
 * format.
 */
@NullMarked
package dev.terrane.cli.golden;

import org.jspecify.annotations.NullMarked;
