package io.bigtheta.serve;

import io.bigtheta.data.Dataset;
import io.bigtheta.http.Address;
import io.bigtheta.io.Csv;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.run.job.Answering;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Models to serve, and what {@code theta predict} says with them. */
final class Samples {
  private Samples() {}

  /** Fisher's iris flowers (Annals of Eugenics 1936). */
  static String irisTable() throws IOException {
    return new String(resource("iris.csv"), StandardCharsets.UTF_8);
  }

  /** The four measures of the flowers, without their species. */
  static List<String> irisRows() throws IOException {
    return irisTable()
        .lines()
        .skip(1)
        .map(line -> line.replaceFirst(",[a-z]+$", ""))
        .toList();
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is no resource");
      }
      return in.readAllBytes();
    }
  }

  /** A network of iris flowers, trained for a moment. */
  static Model iris(long seed) throws IOException {
    Path table = Files.createTempFile("iris", ".csv");
    Dataset iris = Csv.read(Files.writeString(table, irisTable())).target("species");
    Files.delete(table);
    return trainer(seed)
        .fit(Blueprint.of(4, new Dense(8, new Tanh()), new Dense(3)), iris, iris)
        .model();
  }

  /** A network that takes one word. */
  static Model cities() throws IOException {
    Path table = Files.createTempFile("cities", ".csv");
    Files.writeString(table, "city,kind\n" + "Bern,a\nŁódź,b\nGenève,a\nKraków,b\n".repeat(12));
    Dataset rows = Csv.read(table).target("kind");
    Files.delete(table);
    return trainer(7).epochs(400).fit(Blueprint.of(4, new Dense(2)), rows, rows).model();
  }

  /** A network of the small digits that come with Theta. */
  static Model digits() throws IOException {
    Dataset digits = DataSets.named("digits").train();
    return trainer(7)
        .epochs(3)
        .fit(Blueprint.of(64, new Dense(16, new Tanh()), new Dense(10)), digits, digits)
        .model();
  }

  private static Trainer trainer(long seed) {
    return Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).epochs(20).seed(seed);
  }

  static Path written(Model model, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ModelFile.write(model, file);
    return file;
  }

  /** Serves these models at a free port of this machine. */
  static Serving serve(String... models) throws IOException {
    return Serving.open(Settings.of(List.of(models), Address.local(0)));
  }

  /** What {@code theta predict} says about the rows of a table, or a picture. */
  static PredictResult predicted(Model model, byte[] body) throws IOException {
    Answering answering = new Answering(new Ensemble(List.of(model)), Optional.empty());
    answering.add("body", new ByteArrayInputStream(body));
    return answering.result();
  }

  static PredictResult predicted(Model model, String table) throws IOException {
    return predicted(model, table.getBytes(StandardCharsets.UTF_8));
  }
}
