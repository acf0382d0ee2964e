/** Pictures and the HTML report. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.report {
  requires transitive io.bigtheta.core;
  requires java.desktop;
  requires static org.jspecify;

  exports io.bigtheta.report;
}
