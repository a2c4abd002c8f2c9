/** From bodies and expressions to the records of the model: schemas, types, and what is wrong, with its place. */
@NullMarked
package dev.terrane.config.decode;

import org.jspecify.annotations.NullMarked;
