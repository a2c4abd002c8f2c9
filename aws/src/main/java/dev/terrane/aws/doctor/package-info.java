/** What is wrong with the identities of a repository, and what to do about it. */
@NullMarked
package dev.terrane.aws.doctor;

import org.jspecify.annotations.NullMarked;
