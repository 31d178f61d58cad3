/**
 * An operator's inventory of equipment: a table as it comes out of another program in; what is installed, and how good the table is, out.
 *
 * <p>A <em>heading</em> is the first line's word for a column, a <em>role</em> what the column holds. A <em>directory</em> knows what operators,
 * regions, vendors and products of a country or scenario are called. Start reading at {@link
 * org.faultline.io.inventory.InventoryImport}.
 */
package org.faultline.io.inventory;
