/** How records become JSON and come back. Start reading at {@link org.faultline.io.json.Json}. */
package org.faultline.io.json;
