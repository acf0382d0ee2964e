/**
 * The kernels on the Vector API: faster than the scalar ones, and the same bits. The only room that may touch the
 * incubating module; nobody enters by name, the kernels are found by ServiceLoader (the benchmarks excepted).
 */
package io.bigtheta.simd;
