/**
 * Architecture as tests: they read the classes and sources of every room and enter none of them.
 */
package io.bigtheta.house;
