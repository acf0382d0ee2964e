/**
 * The kernels on the Vector API: faster than the scalar ones, with the same bits. This is the only room that may use
 * the incubating module. Except for the benchmarks, nobody enters by name: ServiceLoader finds the kernels.
 */
package io.bigtheta.simd;
