/** The commands: each makes a recipe of its options, runs a job, and shows what came of it. */
package io.bigtheta.cli.command;
