/** AWS identities: the role a unit asks for, the session obtained for it, and how a child process gets it. */
@NullMarked
package dev.terrane.aws;

import org.jspecify.annotations.NullMarked;
