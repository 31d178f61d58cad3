/**
 * Rules that bind many assets together: the largest connected component, enough working neighbours, loads that are shared or take
 * shortest paths. A rule lets a member work or not; a member that it does not let work has the level zero.
 *
 * <p>Words introduced here: a member is <em>able</em> when nothing but the rule in question keeps it from working; a <em>slot</em> is
 * the place of an asset in a group. Start reading at {@link org.faultline.dynamics.group.Groups}.
 */
package org.faultline.dynamics.group;
