/**
 * Files in with places, files out. A {@link org.faultline.io.Diagnostic} tells an author where in which file what is wrong;
 * {@link org.faultline.io.DiagnosticText} renders it with the lines in question; {@link org.faultline.io.Fault} lists what the
 * reader itself can find wrong. Scenario files are read by {@code org.faultline.io.scenario}: start there.
 */
package org.faultline.io;
