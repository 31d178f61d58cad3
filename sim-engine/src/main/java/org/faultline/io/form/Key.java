package org.faultline.io.form;

import java.util.Optional;

/**
 * A key of an object.
 *
 * @param name as written
 * @param form of its value
 * @param meaning one sentence for the format page and the editor
 * @param required true when the object has no meaning without it
 * @param usual value when it is left out
 * @param usualText that value as an author would write it, or what happens without it; may be empty
 * @param <T> what its value becomes
 */
public record Key<T>(
        String name, Form<T> form, String meaning, boolean required, Optional<T> usual, String usualText) {}
