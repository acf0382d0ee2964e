/** A small web server. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.http {
  exports io.bigtheta.http;

  requires transitive io.bigtheta.core;
  requires transitive com.fasterxml.jackson.databind;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires static org.jspecify;
}
