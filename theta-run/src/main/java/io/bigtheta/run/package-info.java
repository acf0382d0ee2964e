/**
 * The room of jobs: everything that a command line, a studio and a server share around a training, a search or a pruning. It
 * prints nothing and reads no arguments. {@code recipe} describes what to do, {@code job} does it, {@code folder} keeps it on the
 * disk, and {@code result} holds the results.
 */
package io.bigtheta.run;
