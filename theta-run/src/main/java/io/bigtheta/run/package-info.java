/**
 * The room of jobs: everything that a command line, a studio and a server share around a training, a search or a pruning. It
 * prints nothing and reads no arguments. {@code recipe} says what is to be done, {@code folder} keeps it on the disk, {@code
 * result} says what came of it, {@code job} does it.
 */
package io.bigtheta.run;
