/**
 * The results of jobs: a record for each kind of job, its JSON form ({@code TrainJson} beside {@code TrainResult}; the schemas are
 * in {@code docs/schemas}), and its report as a page ({@code TrainPage}). Nothing here is printed.
 */
package io.bigtheta.run.result;
