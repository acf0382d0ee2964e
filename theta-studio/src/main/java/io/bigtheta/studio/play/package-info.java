/**
 * Small networks to play with: points in the plane and a network that learns them while one looks ({@code Playground}), and a tiny
 * network whose every number can be read ({@code OneStep}, {@code Hike}). All of it is calculated by the rooms of core. It knows no
 * HTTP and no page. Only {@code studio.api} and {@code studio} enter.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.studio.play;
