/**
 * What commands print with {@code --json}: one JSON object per line, each saying its type in {@code t} and the version of that
 * type in {@code v}. Equal questions with equal seeds give equal lines, except for values named {@code seconds}.
 *
 * <p>Start reading at {@link org.faultline.io.lines.Line}, which names the families of types; their schema is {@code docs/output.schema.json}.
 */
package org.faultline.io.lines;
