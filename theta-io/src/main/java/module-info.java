/** Reads and writes data sets and model files. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.io {
  exports io.bigtheta.io;
  exports io.bigtheta.io.torch;

  requires transitive io.bigtheta.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires java.desktop;
  requires java.net.http;
  requires static org.jspecify;

  uses io.bigtheta.io.FrontEnd;
  uses io.bigtheta.io.TableFormat;
  uses io.bigtheta.io.Unpacker;
}
