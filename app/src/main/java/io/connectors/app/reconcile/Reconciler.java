package io.connectors.app.reconcile;

/**
 * Brings the world nearer to what one object asks for. Called by one thread a key, by many threads for different keys; may block,
 * and is interrupted when the leadership ends. Whatever it throws is logged and repeated with back-off.
 */
public interface Reconciler<K> {
    /** Does one run and says when the next one is due. */
    Outcome reconcile(K key);
}
