/**
 * How long a storm of registrations outlasts the fault that set it off: runs the grid of a {@link org.faultline.scenario.StormGrid}, and
 * lays what comes out beside closed forms. A <em>cell</em> is one length of the fault at one head-room under one set of controls; its
 * <em>outage</em> runs from the beginning of the fault until so many devices are served again; its <em>course</em> says whether the
 * storm ends by itself. Start reading at {@link org.faultline.storm.StormLab}.
 */
package org.faultline.storm;
