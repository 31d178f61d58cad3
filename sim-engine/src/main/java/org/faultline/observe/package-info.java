/**
 * What is made of the course of a quantity: one number, exactly, while the course is told piece by piece. Used by those who read a log
 * after a run and by those who measure during one. Start reading at {@link org.faultline.observe.Tally}.
 */
package org.faultline.observe;
