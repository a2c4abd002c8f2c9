@NullMarked
package dev.terrane.cli.command;

import org.jspecify.annotations.NullMarked;
