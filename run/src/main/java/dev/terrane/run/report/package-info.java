/** What is told about a run when it is over: report files and the summary. */
@NullMarked
package dev.terrane.run.report;

import org.jspecify.annotations.NullMarked;
