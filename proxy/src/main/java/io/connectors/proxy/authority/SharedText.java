package io.connectors.proxy.authority;

import java.util.Optional;

/** A text in the cluster that every replica reads and may replace. */
public interface SharedText {

    /**
     * The text as it was read.
     *
     * @param text may be a secret; empty when nothing was written yet
     * @param version changes with each write
     */
    record Revision(String text, String version) {
        @Override
        public String toString() {
            return "Revision[" + version + "]";
        }
    }

    /** Returns what and where it is, for messages: {@code Secret ns/name}. */
    String name();

    /**
     * Returns the text as it is now, never as it was before another replica's write.
     *
     * @return empty when the object that would hold it does not exist
     * @throws SharedTextException when the cluster does not say
     */
    Optional<Revision> read();

    /**
     * Replaces the text unless it has changed meanwhile.
     *
     * @return whether it was replaced; if not, it has to be read again
     * @throws SharedTextException when the cluster does not take it
     */
    boolean replace(Revision seen, String text);
}
