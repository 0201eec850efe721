/**
 * Puts the product's objects into an API server and gives its servers an identity there. Knows manifests, CRDs and
 * ServiceAccount tokens; does not know processes, ports or the demo.
 */
@NullMarked
package io.connectors.liberty.install;

import org.jspecify.annotations.NullMarked;
