/**
 * The command line. It is the only room that prints. It may use all other rooms, and no room uses it.
 */
package io.bigtheta.cli;
