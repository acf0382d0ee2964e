/** Pictures and the HTML report. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.report {
  requires transitive io.bigtheta.core;
  requires java.desktop;
  requires org.knowm.xchart;
  requires static org.jspecify;
}
