/** Measurements of the engine's parts with JMH. Run them with {@code java -cp ... org.openjdk.jmh.Main NAME}; see docs/performance.md. */
package org.faultline.benchmarks;
