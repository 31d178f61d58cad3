/**
 * A run in the words of others: a bundle of STIX 2.1 objects, and a layer of techniques for the ATT&amp;CK Navigator. Start reading at
 * {@link org.faultline.io.exchange.Holds}, from which both are made.
 */
package org.faultline.io.exchange;
