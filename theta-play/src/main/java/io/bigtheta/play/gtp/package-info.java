/**
 * The Go Text Protocol, by which programs with a board on the screen, and referees, talk to a player of Go: {@link
 * io.bigtheta.play.gtp.Gtp}.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.gtp;
