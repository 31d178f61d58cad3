/**
 * What all subsystems of the dynamics share: the numbering of assets and services as nodes, their levels during a run, and
 * the words by which subsystems hear of each other's changes. Start reading at {@link org.faultline.dynamics.state.Levels}.
 */
package org.faultline.dynamics.state;
