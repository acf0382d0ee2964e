/**
 * Formats of tables that CSV is not: Parquet, Arrow and Feather, Excel; and Zstandard. {@code theta-io} finds them at
 * run time, so nothing names this package. All bytes are untrusted: lengths are checked before memory is allocated, and
 * only what the format says is read, never a program.
 */
package io.bigtheta.formats;
