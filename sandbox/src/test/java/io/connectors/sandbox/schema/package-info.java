/** Tests of schemas and of the documents made from them. */
@NullMarked
package io.connectors.sandbox.schema;

import org.jspecify.annotations.NullMarked;
