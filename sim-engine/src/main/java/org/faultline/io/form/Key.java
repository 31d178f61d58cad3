package org.faultline.io.form;

import java.util.Optional;

/**
 * A key of an object. Two keys are the same only when they are one declaration.
 *
 * @param <T> what its value becomes
 */
public final class Key<T> {

    private final String name;
    private final Form<T> form;
    private final String meaning;
    private final boolean required;
    private final Optional<T> usual;
    private final String usualText;

    Key(String name, Form<T> form, String meaning, boolean required, Optional<T> usual, String usualText) {
        this.name = name;
        this.form = form;
        this.meaning = meaning;
        this.required = required;
        this.usual = usual;
        this.usualText = usualText;
    }

    /** As written. */
    public String name() {
        return name;
    }

    /** The form of its value. */
    public Form<T> form() {
        return form;
    }

    /** One sentence for the format page and the editor. */
    public String meaning() {
        return meaning;
    }

    /** True when the object has no meaning without it. */
    public boolean required() {
        return required;
    }

    /** Its value when it is left out. */
    Optional<T> usual() {
        return usual;
    }

    /** That value as an author would write it, or what happens without it; may be empty. */
    public String usualText() {
        return usualText;
    }
}
