/** The command line. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.cli {
  requires info.picocli;
  requires io.bigtheta.onnx;
  requires io.bigtheta.run;
  requires io.bigtheta.serve;
  requires io.bigtheta.studio;
  requires java.logging;
  requires static org.jspecify;

  opens io.bigtheta.cli to
      info.picocli;
  opens io.bigtheta.cli.command to
      info.picocli;
  opens io.bigtheta.cli.option to
      info.picocli;
}
