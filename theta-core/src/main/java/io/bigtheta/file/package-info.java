/**
 * Files, written whole or not at all: the one writer of the house, for every room that leaves a file. It knows nothing of what is
 * in them.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.file;
