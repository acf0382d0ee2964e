/**
 * The prediction server: {@link io.bigtheta.serve.Serving} opens models at an address, and answers in the three shapes that clients
 * of other servers speak. The command line enters.
 */
package io.bigtheta.serve;
