/**
 * Software bills of materials of products: CycloneDX and SPDX files in, components of a release as a part of a scenario out.
 *
 * <p>A <em>package</em> is one entry of such a file; its <em>package URL</em> (purl) says which it is, whoever wrote the file. Start reading at
 * {@link org.faultline.io.sbom.SbomReader}.
 */
package org.faultline.io.sbom;
