package io.habeas.storage.local;

import io.habeas.platform.ServerSettings;
import io.habeas.storage.Destination;
import io.habeas.storage.PackageContent;
import io.habeas.storage.PackageName;
import io.habeas.storage.StorageType;
import io.habeas.storage.StorageView;
import io.habeas.storage.Upload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes packages to {@code {data}/packages/{name}.json}, readable by the server's account alone.
 *
 * <ol>
 *   <li>What a broken-off upload of the same package left behind is removed.
 *   <li>The package is written to a file beside its place, and forced to the disk.
 *   <li>That file takes its place in one step, and the folder is forced to the disk.
 * </ol>
 */
@Component
class PackagesFolder implements Destination {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private final Path folder;

    PackagesFolder(ServerSettings settings) {
        this.folder = settings.dataDir().resolve("packages");
    }

    @Override
    public Set<StorageType> types() {
        return Set.of(StorageType.LOCAL);
    }

    @Override
    public Upload upload(StorageView config, PackageName name, PackageContent content) {
        String file = name.in(config.format());
        try {
            Files.createDirectories(folder, permissions("rwx------"));
            removeUnfinished(file);
            Path unfinished = Files.createTempFile(folder, file + ".", ".part", permissions("rw-------"));
            try {
                write(content, unfinished);
                Files.move(unfinished, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            forceFolder();
            return new Upload.Uploaded("packages/" + file + " in the server's data folder");
        } catch (IOException failed) {
            return new Upload.Failed("The package could not be written to the packages folder ("
                    + failed.getClass().getSimpleName() + ").");
        }
    }

    private static void write(PackageContent content, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private void removeUnfinished(String file) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, path -> {
            String name = path.getFileName().toString();
            return name.startsWith(file + ".") && name.endsWith(".part");
        })) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** So that the name survives a loss of power; not all systems can, and then they need not. */
    private void forceFolder() throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
