/** Child processes: how they are started, watched, signalled and listened to. */
@NullMarked
package dev.terrane.run.process;

import org.jspecify.annotations.NullMarked;
