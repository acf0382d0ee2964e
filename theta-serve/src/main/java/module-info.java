/** The prediction server. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.serve {
  exports io.bigtheta.serve;
  exports io.bigtheta.serve.model;
  exports io.bigtheta.serve.shelf;

  requires transitive io.bigtheta.http;
  requires transitive io.bigtheta.run;
  requires static org.jspecify;
}
