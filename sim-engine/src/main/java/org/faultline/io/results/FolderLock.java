package org.faultline.io.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write to a folder. The operating system gives it back when the process ends, however it ends, so that no stale
 * lock has to be removed by hand. The file {@code .lock} stays (removing it would let two owners in) and holds the number of the
 * owning process while there is one.
 */
final class FolderLock implements AutoCloseable {

    private static final String NAME = ".lock";

    /** Behind the process number, which others must be able to read where locks forbid reading. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a folder that exists. */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!locks(channel)) {
                throw new FolderInUseException("Another run writes to " + folder + ": process "
                        + Files.readString(file).strip() + ".");
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new FolderLock(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }
}
