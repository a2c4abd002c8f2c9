/** `terrane demo`: roles at work in several accounts, on this machine and without AWS. */
@NullMarked
package dev.terrane.cli.demo;

import org.jspecify.annotations.NullMarked;
