@NullMarked
package dev.terrane.cli.option;

import org.jspecify.annotations.NullMarked;
