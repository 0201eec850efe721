package io.connectors.proxy.audit;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is put aside when it is full: {@code audit.jsonl} becomes {@code audit.jsonl.1}, that one {@code audit.jsonl.2}, and the
 * last one goes. A write is never split between two files. For one thread.
 */
public final class RotatingFile extends OutputStream {
    private final Path file;
    private final long maxBytes;
    private final int kept;
    private OutputStream out;
    private long size;

    /**
     * Opens the file and appends to it.
     *
     * @param maxBytes after which it is put aside
     * @param kept how many files that were put aside are kept
     */
    public RotatingFile(Path file, long maxBytes, int kept) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.kept = kept;
        this.out = open();
        this.size = Files.size(file);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size > 0 && size + length > maxBytes) {
            rotate();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int number = kept - 1; number >= 1; number--) {
            Path younger = aside(number);
            if (Files.exists(younger)) {
                Files.move(younger, aside(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept > 0) {
            Files.move(file, aside(1), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(file);
        }
        out = open();
        size = 0;
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(new FileOutputStream(file.toFile(), true), 64 * 1024);
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
