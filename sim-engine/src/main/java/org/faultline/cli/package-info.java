/**
 * The command line. Each command is one class; what they share is in the words they print ({@link org.faultline.cli.Quantity},
 * {@link org.faultline.cli.Table}), where they print it ({@link org.faultline.cli.Console}: results to standard output,
 * everything else to standard error) and how they end ({@link org.faultline.cli.Exit}).
 *
 * <p>Start reading at {@link org.faultline.cli.Main}.
 */
package org.faultline.cli;
