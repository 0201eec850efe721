/**
 * Asks the webhooks of an installation about each write before it happens, and words their refusals. Knows webhook
 * configurations and the AdmissionReview protocol; does not know how objects are completed, validated or stored.
 */
@NullMarked
package io.connectors.sandbox.admission;

import org.jspecify.annotations.NullMarked;
