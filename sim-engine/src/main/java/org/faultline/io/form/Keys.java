package org.faultline.io.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Declares the keys of an object, one after the other, and then how they become a value. */
public final class Keys {

    /**
     * Keys that exclude each other.
     *
     * @param keys of the group
     * @param needed true when one of them must be there
     */
    record Group(List<Key<?>> keys, boolean needed) {
        List<String> names() {
            return keys.stream().<String>map(Key::name).toList();
        }
    }

    private final String name;
    private final String summary;
    private final List<Key<?>> keys = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private Optional<Key<?>> shorthand = Optional.empty();

    /**
     * An object without keys yet.
     *
     * @param name word for headings and definitions, e.g. {@code crew}
     * @param summary what it is, in a sentence or two
     */
    public Keys(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    /** A key that must be there. */
    public <T> Key<T> required(String key, Form<T> form, String meaning) {
        return add(new Key<>(key, form, meaning, true, Optional.empty(), ""));
    }

    /** A key that may be absent. */
    public <T> Key<T> optional(String key, Form<T> form, String meaning) {
        return add(new Key<>(key, form, meaning, false, Optional.empty(), ""));
    }

    /** A key that may be absent; {@code without} says what happens then. */
    public <T> Key<T> optional(String key, Form<T> form, String meaning, String without) {
        return add(new Key<>(key, form, meaning, false, Optional.empty(), without));
    }

    /** A key with a usual value. */
    public <T> Key<T> usual(String key, Form<T> form, T value, String written, String meaning) {
        return add(new Key<>(
                key, form, meaning, false, Optional.of(value), written.isEmpty() ? "empty" : "`" + written + "`"));
    }

    /** A value that is no map stands for the map with this one key. */
    public void shorthand(Key<?> key) {
        shorthand = Optional.of(key);
    }

    /** Exactly one of these keys must be there. */
    public void exactlyOne(Key<?>... group) {
        groups.add(new Group(List.of(group), true));
    }

    /** At most one of these keys may be there. */
    public void atMostOne(Key<?>... group) {
        groups.add(new Group(List.of(group), false));
    }

    /** The form; {@code binder} is called when all keys were looked at, also after faults. */
    public <T> ObjectForm<T> bind(Function<Fields, T> binder) {
        return new ObjectForm<>(name, summary, List.copyOf(keys), List.copyOf(groups), shorthand, binder);
    }

    private <T> Key<T> add(Key<T> key) {
        keys.add(key);
        return key;
    }
}
