package org.faultline.io.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs that follow from a name (RFC 9562, section 5.5: version 5, SHA-1). */
final class NamedUuid {

    private NamedUuid() {}

    /** The UUID of a name in a namespace, which is a UUID as well. */
    static UUID of(String namespace, String name) {
        UUID space = UUID.fromString(namespace);
        MessageDigest digest = sha1();
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
        long least = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
