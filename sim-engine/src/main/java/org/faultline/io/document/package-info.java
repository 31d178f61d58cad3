/**
 * YAML and JSON texts as trees in which every value knows its place, laid over each other without losing it. Start reading at
 * {@link org.faultline.io.document.Node}.
 */
package org.faultline.io.document;
