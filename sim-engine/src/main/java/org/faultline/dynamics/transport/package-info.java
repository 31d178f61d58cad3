/**
 * Whether traffic finds a way, and whether it fits. Paths of working routers between assets: start reading at {@link
 * org.faultline.dynamics.transport.Reach}. Flows with volumes: start at {@link org.faultline.dynamics.transport.Flows}. A
 * <em>point</em> is an asset that routes know, an <em>arc</em> one direction of a link, a <em>resource</em> whatever can be full.
 */
package org.faultline.dynamics.transport;
