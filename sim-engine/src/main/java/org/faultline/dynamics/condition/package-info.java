/**
 * What assets and services get from what they depend on: gates with autonomy and responses. Start reading at {@link
 * org.faultline.dynamics.condition.Gates}.
 */
package org.faultline.dynamics.condition;
