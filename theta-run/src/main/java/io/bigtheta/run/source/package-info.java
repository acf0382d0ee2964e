/**
 * Writes small models as Java source that needs nothing but a JDK. A file is put together from parts: the preparation, the network, the
 * elementary functions that it needs, and the answers.
 */
@NullMarked
package io.bigtheta.run.source;

import org.jspecify.annotations.NullMarked;
