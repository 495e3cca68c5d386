package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The data folder belongs to this process until it closes the lock or dies: a lock of the operating system, never stale. */
final class DataFolderLock implements AutoCloseable {
    /**
     * Folders that this process holds. Static because the operating system's lock belongs to the process: opening and
     * closing the file a second time in it would drop the lock without a word.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path dataFolder;
    private final FileChannel channel;

    private DataFolderLock(Path dataFolder, FileChannel channel) {
        this.dataFolder = dataFolder;
        this.channel = channel;
    }

    /** Takes the folder, given by its real path, or throws {@link DataFolderInUseException}. */
    static DataFolderLock take(Path dataFolder) throws IOException {
        long self = ProcessHandle.current().pid();
        if (!HELD.add(dataFolder)) {
            throw new DataFolderInUseException(dataFolder, " (process %d)".formatted(self));
        }
        try {
            return new DataFolderLock(dataFolder, lock(dataFolder, self));
        } catch (IOException | RuntimeException e) {
            HELD.remove(dataFolder);
            throw e;
        }
    }

    private static FileChannel lock(Path dataFolder, long self) throws IOException {
        FileChannel channel = FileChannel.open(dataFolder.resolve("habeas.lock"), READ, WRITE, CREATE);
        try {
            if (channel.tryLock() == null) {
                throw new DataFolderInUseException(dataFolder, holder(channel));
            }
            channel.truncate(0).write(UTF_8.encode(Long.toString(self)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer written = ByteBuffer.allocate(20);
        channel.read(written, 0);
        String pid = UTF_8.decode(written.flip()).toString();
        return pid.matches("\\d+") ? " (process %s)".formatted(pid) : "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(dataFolder);
    }
}
