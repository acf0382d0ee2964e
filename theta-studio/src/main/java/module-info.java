/** The studio: a page in the browser, and the server behind it. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.studio {
  exports io.bigtheta.studio;

  requires transitive io.bigtheta.http;
  requires transitive io.bigtheta.run;
  requires static org.jspecify;
}
