/** Tests objects in protobuf, some of them recorded from kubectl. */
@NullMarked
package io.connectors.sandbox.protobuf;

import org.jspecify.annotations.NullMarked;
