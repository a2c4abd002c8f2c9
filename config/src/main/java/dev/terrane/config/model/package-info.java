/** What a unit, a stack and their parts say once they are read: plain values, each with the place it was written at. */
@NullMarked
package dev.terrane.config.model;

import org.jspecify.annotations.NullMarked;
