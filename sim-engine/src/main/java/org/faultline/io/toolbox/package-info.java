/**
 * Reads the catalogue of measures, and puts measures into the tree of a scenario file before it is bound. Start reading at
 * {@link org.faultline.io.toolbox.Toolbox}.
 */
package org.faultline.io.toolbox;
