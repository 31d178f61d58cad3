/**
 * Tables of comma-separated values whose values know their places, so that a fault can be shown to the author of the table.
 *
 * <p>Start reading at {@link org.faultline.table.CsvTable}.
 */
package org.faultline.table;
