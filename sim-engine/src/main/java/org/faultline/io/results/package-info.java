/**
 * The folder of a run: what was asked ({@code manifest.json}), one line per finished replication ({@code
 * replications.jsonl}), what follows from them ({@code summary.json}), and replays of the median runs ({@code
 * replay-<n>.flr}).
 *
 * <p>A whole file appears at once or not at all; lines are appended and flushed one by one, so that an interrupted run
 * resumes where it stopped. One process at a time writes to a folder. Start reading at {@link
 * org.faultline.io.results.RunFolder}, or at {@link org.faultline.io.results.StoredRun} for reading back.
 */
package org.faultline.io.results;
