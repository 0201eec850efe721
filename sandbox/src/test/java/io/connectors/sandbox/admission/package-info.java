/** Tests of what webhooks are asked about. */
@NullMarked
package io.connectors.sandbox.admission;

import org.jspecify.annotations.NullMarked;
