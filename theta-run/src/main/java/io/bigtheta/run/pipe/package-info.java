/**
 * Environments in other programs: {@link io.bigtheta.run.pipe.PipeEnvironment} speaks with a child process in lines of JSON. All lines
 * that it reads are untrusted. It knows no agents, recipes and jobs.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.run.pipe;
