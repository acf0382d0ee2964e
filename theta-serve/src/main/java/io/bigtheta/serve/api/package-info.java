/**
 * The paths of the server: each class adds the routes of one shape. A route reads the body with {@code serve.wire}, asks the model,
 * and writes the answer; {@link io.bigtheta.serve.api.Asking} is what they share.
 */
package io.bigtheta.serve.api;
