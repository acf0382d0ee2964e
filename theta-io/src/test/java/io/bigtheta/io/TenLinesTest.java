package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Answer;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.stopping.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenLinesTest {
  private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  /** Means of the four columns for each species, as in Fisher's paper (Annals of Eugenics 1936). */
  private static final float[][] MEANS = {
    {5.01f, 3.43f, 1.46f, 0.25f}, {5.94f, 2.77f, 4.26f, 1.33f}, {6.59f, 2.97f, 5.55f, 2.03f}
  };

  @TempDir
  Path folder;

  /** The ten lines of the README, on flowers made up around the means of the real ones: 90 % of 30 are told apart. */
  @Test
  void theTenLinesOfTheReadmeWork() throws IOException {
    Path csv = Files.writeString(folder.resolve("iris.csv"), flowers());
    Path file = folder.resolve("iris.safetensors");

    Dataset iris = Csv.read(csv).target("species");
    var split = iris.split(0.8, new Seed(7));
    var inner = split.train().split(0.8, new Seed(8));
    var blueprint = Blueprint.of(4, new Dense(16, new Tanh()), new Dropout(0.1f), new Dense(3));
    var trainer = Trainer.of(new CrossEntropy(), new Adam())
        .rate(0.01f)
        .epochs(200)
        .stopping(new Patience(20))
        .seed(7);

    Training run = trainer.fit(blueprint, inner.train(), inner.test());

    System.out.println(run);
    System.out.println(Evaluation.of(run.model(), split.test()));
    ModelFile.write(run.model(), file);

    Model model = ModelFile.read(file);
    Answer answer = model.answer(
        Map.of("sepal_length", 5.1, "sepal_width", 3.5, "petal_length", 1.4, "petal_width", 0.2));
    System.out.println(answer.label() + " " + answer.probability());
    assertEquals("setosa", answer.label());

    assertTrue(
        run.toString().contains("θ digest     " + run.model().network().digest()), run.toString());
    Evaluation evaluation = Evaluation.of(ModelFile.read(file), split.test());
    assertEquals(30, evaluation.rows());
    assertTrue(evaluation.accuracy() >= 0.9, evaluation.toString());
  }

  private static String flowers() {
    StringBuilder csv =
        new StringBuilder("sepal_length,sepal_width,petal_length,petal_width,species\n");
    for (int i = 0; i < 150; i++) {
      Seed flower = new Seed(36).child("flower", i);
      for (int j = 0; j < 4; j++) {
        csv.append(String.format(Locale.ROOT, "%.1f,", MEANS[i / 50][j] + 0.3 * flower.normal(j)));
      }
      csv.append(SPECIES.get(i / 50)).append('\n');
    }
    return csv.toString();
  }
}
