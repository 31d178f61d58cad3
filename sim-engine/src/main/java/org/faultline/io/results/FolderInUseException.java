package org.faultline.io.results;

import java.io.IOException;

/** Another process writes to the run folder; the message names it. */
public final class FolderInUseException extends IOException {

    FolderInUseException(String message) {
        super(message);
    }
}
