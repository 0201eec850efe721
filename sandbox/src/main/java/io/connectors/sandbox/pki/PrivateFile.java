package io.connectors.sandbox.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Writes whole files that only their owner may read. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");

    private PrivateFile() {}

    /** Replaces the file in one step: a reader sees the old content or the new one, and nobody else sees either. */
    public static void write(Path file, byte[] content) {
        replace(file, content, OWNER_ONLY);
    }

    /** Replaces a file in one step that everybody may read: a certificate, a bundle. */
    static void writePublic(Path file, byte[] content) {
        replace(file, content, PUBLIC);
    }

    private static void replace(Path file, byte[] content, Set<PosixFilePermission> permissions) {
        Path target = file.toAbsolutePath();
        try {
            Path directory = createDirectory(Objects.requireNonNull(target.getParent(), "a file has a folder"));
            // Born with mode 0600, so that the content is at no moment readable by others.
            Path draft = Files.createTempFile(
                    directory, "." + target.getFileName(), ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try {
                Files.write(draft, content);
                Files.setPosixFilePermissions(draft, permissions);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException problem) {
            throw new PkiException("Cannot write " + target + ": " + problem.getMessage(), problem);
        }
    }

    private static Path createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
        }
        return directory;
    }
}
