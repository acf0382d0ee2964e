/** The command line. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.cli {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.bigtheta.core;
  requires io.bigtheta.experiment;
  requires io.bigtheta.io;
  requires io.bigtheta.report;
  requires java.logging;
  requires static org.jspecify;

  opens io.bigtheta.cli to
      info.picocli;
}
