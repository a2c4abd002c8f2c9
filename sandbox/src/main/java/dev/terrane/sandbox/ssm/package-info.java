@NullMarked
package dev.terrane.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
