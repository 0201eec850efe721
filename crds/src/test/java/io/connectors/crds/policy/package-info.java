@NullMarked
package io.connectors.crds.policy;

import org.jspecify.annotations.NullMarked;
