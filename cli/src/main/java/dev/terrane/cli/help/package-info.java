@NullMarked
package dev.terrane.cli.help;

import org.jspecify.annotations.NullMarked;
