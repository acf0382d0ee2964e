/**
 * What the command line prints: progress while a job runs, results as text and tables, errors as one line. This package knows
 * jobs and results, but no command.
 */
package io.bigtheta.cli.console;
