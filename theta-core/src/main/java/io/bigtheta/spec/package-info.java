/**
 * Text for records: {@code adam(beta1=0.95)} is read as {@code new Adam(0.95f)} and written back.
 * {@link io.bigtheta.spec.Spec} is the only entrance. Every room may enter. This room knows no other and needs only
 * {@code java.base}.
 *
 * <p>Inside, {@code SyntaxReader} reads a text into a {@code Syntax} tree, {@code Binder} turns the tree into a record,
 * and {@code Writer} turns a record into text. {@code Kind} knows the records beside an interface, and {@code Recipe}
 * the components of a record and their defaults.
 */
package io.bigtheta.spec;
