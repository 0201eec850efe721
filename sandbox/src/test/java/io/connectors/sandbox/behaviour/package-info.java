/**
 * What a Kubernetes API server does, said as tests that give the same verdict on the sandbox and on a real API server: with {@code KUBECONFIG}
 * set they run there, else on a sandbox of their own. Knows HTTP, fabric8's client and the {@code kubectl} command; does not know how the sandbox
 * is built, so that nothing here can be true of the sandbox alone.
 */
@NullMarked
package io.connectors.sandbox.behaviour;

import org.jspecify.annotations.NullMarked;
