/**
 * Which of many recipes to take: a space of candidates, strategies to try them, and the smallest within one standard error of
 * the best.
 *
 * <p>Above {@code select}, whose folds it trains; no other room of core knows it.
 */
@NullMarked
package io.bigtheta.search;

import org.jspecify.annotations.NullMarked;
