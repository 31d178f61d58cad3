package org.faultline.model;

/** The part of a mobile network for which an operator chooses a supplier; vendor shares are stated per function. */
public enum Function {
    RAN("ran", "radio access"),
    TRANSPORT("transport", "transport"),
    CORE_CONTROL("core_control", "core control plane"),
    CORE_USER("core_user", "core user plane"),
    MANAGEMENT("management", "management systems");

    private final String id;
    private final String title;

    Function(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The word used in scenario files. */
    public String id() {
        return id;
    }

    /** True where it is bought by area, false where whole pools are bought. */
    public boolean byArea() {
        return this == RAN || this == TRANSPORT;
    }

    /** The words shown to people. */
    public String title() {
        return title;
    }
}
