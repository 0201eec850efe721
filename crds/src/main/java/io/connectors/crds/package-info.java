/**
 * What all parts of Connectors share: the wire form of our kinds ({@code v1alpha1}, from which the CRDs are generated), and the rules that
 * must be the same everywhere: names, addresses, credentials, access, conditions, templates, settings. What only one part needs does
 * not live here, and neither does anything that needs a server: no CDI, no servlets, no Liberty.
 */
@NullMarked
package io.connectors.crds;

import org.jspecify.annotations.NullMarked;
