/** What commands show of units and stacks: plain functions from components to text. */
@NullMarked
package dev.terrane.cli.view;

import org.jspecify.annotations.NullMarked;
