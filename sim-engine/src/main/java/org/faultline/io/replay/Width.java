package org.faultline.io.replay;

import java.util.Locale;

/** How an element is stored. */
enum Width {
    F32(4),
    F64(8),
    U8(1),
    U16(2),
    U32(4),
    I32(4),
    UTF8(1);

    final int bytes;

    Width(int bytes) {
        this.bytes = bytes;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
