package io.bigtheta.cli.command;

import io.bigtheta.cli.console.ExportText;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.console.Written;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.export.OnnxExport;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.source.JavaSource;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta export}. */
@Command(
    name = "export",
    description =
        "Writes a model in another format, with its preparation, so that it takes raw rows there too.",
    footer = {
      "",
      "For example:",
      "  theta export runs/mnist-… --onnx mnist.onnx",
      "  theta export runs/iris-… --java Iris.java",
      "  java Iris.java petal_length=1.4 petal_width=0.2"
    })
public final class Export implements Callable<Integer> {
  private static final String JAVA = ".java";

  private final Shell shell;

  @Parameters(
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run or of an ensemble.")
  private Path path;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description =
          "File for an ONNX model: plain operators of opset 20, with missing numbers, words, images and the unit of the target in the graph. Default: none.")
  private @Nullable Path onnx;

  @Option(
      names = "--java",
      paramLabel = "FILE",
      description =
          "File for Java source that needs nothing but a JDK, for one small dense network; its name is that of the class, such as Iris.java. Default: none.")
  private @Nullable Path java;

  @Option(names = "--json", description = "Prints one JSON array with an object for each file.")
  private boolean json;

  public Export(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Path graph = onnx;
    Path source = java;
    if (graph == null && source == null) {
      throw Refusal.of("export", "--onnx FILE or --java FILE", "neither");
    }
    List<Model> models = Models.all(path);
    // both are made before one is written, so that a refusal leaves nothing behind
    OnnxExport made = graph == null ? null : OnnxExport.of(new Ensemble(models));
    byte[] bytes = made == null ? new byte[0] : made.bytes();
    String text = source == null ? "" : source(source, models);
    if (graph != null) {
      NewFile.check(graph, "onnx");
    }
    if (source != null) {
      NewFile.check(source, "java");
    }
    List<Written> files = new ArrayList<>();
    if (graph != null && made != null) {
      AtomicFiles.write(graph, out -> out.write(bytes));
      files.add(Written.onnx(graph, bytes.length, made));
    }
    if (source != null) {
      byte[] written = text.getBytes(StandardCharsets.US_ASCII);
      AtomicFiles.write(source, out -> out.write(written));
      files.add(Written.java(source, written.length, models.get(0)));
    }
    if (json) {
      shell.out().print(ExportText.json(files));
    } else {
      ExportText.print(files, shell.out());
    }
    return Failure.DONE;
  }

  private static String source(Path file, List<Model> models) {
    if (models.size() > 1) {
      throw Refusal.of(
              "java", "one model", "an ensemble of " + models.size(), "export it with --onnx")
          .setting("java");
    }
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(JAVA) ? name.substring(0, name.length() - JAVA.length()) : "";
    try {
      return JavaSource.of(models.get(0), stem);
    } catch (Refusal e) {
      throw e.place().equals("java") ? e.setting("java") : e;
    }
  }
}
