/**
 * Text for records: {@code adam(beta1=0.95)} is {@code new Adam(0.95f)} and back again.
 * {@link io.bigtheta.spec.Spec} is the only door. Every room may enter; this one knows no other and
 * needs only {@code java.base}.
 *
 * <p>Inside: {@code SyntaxReader} makes a {@code Syntax} tree of a text, {@code Binder} makes a
 * record of the tree, {@code Writer} makes a text of a record. {@code Kind} knows the records
 * beside an interface, {@code Recipe} the components of one record and which of them have defaults.
 */
package io.bigtheta.spec;
