/**
 * Random graphs as a whole: from the distribution of their degrees, without drawing one, at which loss they fall apart, when networks that
 * need each other collapse, and from which mean degree on cores and cascades exist; and small populations in which an infection comes
 * again, state by state. A <em>threshold</em> is the value of a parameter at which a large system changes from one behaviour to another.
 * Everything holds in the limit of many nodes. Start reading with {@link org.faultline.analysis.ensemble.Degrees}.
 */
package org.faultline.analysis.ensemble;
