/**
 * Whether traffic finds a way: paths of working routers between assets. Start reading at {@link
 * org.faultline.dynamics.transport.Reach}.
 */
package org.faultline.dynamics.transport;
