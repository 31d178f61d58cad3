/**
 * The system under study as immutable values: assets, links, dependencies, cells, services, vendors.
 *
 * <p>Words introduced here: an <em>asset</em> is anything that can fail; a <em>gate</em> says what a dependant needs and how
 * long it holds without it; a <em>service</em> is what people lose; <em>equipment</em> is who made an asset. Nothing here
 * changes and nothing here knows of simulated time. Start reading at {@link org.faultline.model.Network}.
 */
package org.faultline.model;
