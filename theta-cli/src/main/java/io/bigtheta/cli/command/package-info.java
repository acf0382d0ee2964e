/** The commands. Each makes a recipe from its options, runs a job and prints the result. */
package io.bigtheta.cli.command;
