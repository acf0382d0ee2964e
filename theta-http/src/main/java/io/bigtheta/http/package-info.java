/**
 * A small web server on Jetty: {@link io.bigtheta.http.Web} opens {@link io.bigtheta.http.Routes} at an {@link
 * io.bigtheta.http.Address}. It is safe to leave open: hosts, origins, tokens, sizes, times and connections are checked here and
 * nowhere else. It knows nothing of networks; the studio and the prediction server enter.
 */
package io.bigtheta.http;
