/**
 * Players of games: how they are trained in a folder that can be resumed, and their files. Front ends start here: {@link
 * io.bigtheta.run.play.PlayJob} and {@link io.bigtheta.run.play.Player}.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.run.play;
