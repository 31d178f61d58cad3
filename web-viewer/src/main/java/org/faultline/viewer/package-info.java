/**
 * The server behind the pages, and the command {@code serve}. It reads run folders and hands out files: everything that is
 * computed for the screen is computed in the browser, from the replay file. It keeps no state of its own.
 *
 * <p>A <em>run folder</em> holds one run: its manifest, its summary and its replays; a <em>page</em> is a file of the program
 * itself. Start reading at {@link org.faultline.viewer.ViewerServer}.
 */
package org.faultline.viewer;
