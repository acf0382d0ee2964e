/**
 * What predictions depend on: which columns of a table matter, and how a prediction changes with one of them. It uses
 * {@code model} and what is below it; nothing in core uses it.
 */
package io.bigtheta.explain;
