/**
 * Declarations of what may stand in a document. A <em>form</em> reads a value, describes it for editors (JSON Schema) and for
 * people (format page); the forms of objects are put together key by key. Binding goes on after a fault, so that all of them
 * are found. Start reading at {@link org.faultline.io.form.Form}, then {@link org.faultline.io.form.Keys}.
 */
package org.faultline.io.form;
