package io.connectors.bench.measure;

/** Memory in {@code /proc/PID/status}. */
final class Resident {
    private Resident() {}

    /** Returns the resident size; 0 for a process that is gone. */
    static long kib(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
