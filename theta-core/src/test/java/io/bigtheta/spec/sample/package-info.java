/** Recipes to try {@code Spec} on. Only tests enter. */
package io.bigtheta.spec.sample;
