/**
 * The toolbox: measures that a defender may take, as values. A measure names the numbers of a question that it changes, how strongly, what
 * it costs and how well that is known. Start reading at {@link org.faultline.toolbox.Measure}.
 */
package org.faultline.toolbox;
