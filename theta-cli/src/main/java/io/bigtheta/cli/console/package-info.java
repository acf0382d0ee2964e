/**
 * What people at a terminal see: progress while a job runs, results in words and tables, errors in one line. This room knows
 * jobs and results, and no command.
 */
package io.bigtheta.cli.console;
