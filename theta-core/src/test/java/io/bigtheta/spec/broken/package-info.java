/** Records that {@code Spec} refuses, and why. Only tests enter. */
package io.bigtheta.spec.broken;
