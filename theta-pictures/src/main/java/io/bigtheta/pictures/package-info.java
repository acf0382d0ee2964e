/** Nothing but a dependency on readers that {@code javax.imageio} finds by itself. {@code theta-io} asks it for them. */
package io.bigtheta.pictures;
