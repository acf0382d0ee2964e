package io.bigtheta.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.onnx.export.Compared.Own;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models that were trained on real rows, as they go out and come back. */
class RealModelsTest {
  private static Model trained(
      String layers, Loss loss, Dataset data, NumberCoding numbers, TargetScale scale) {
    Trainer trainer = Trainer.of(loss, new Adam())
        .rate(0.01f)
        .epochs(20)
        .batch(16)
        .seed(7)
        .numbers(numbers)
        .targetScale(scale);
    Preparation preparation = trainer.preparation(data);
    Shape input = data.features() instanceof Pixels pixels
        ? new Shape(pixels.channels(), pixels.height(), pixels.width())
        : Shape.of(preparation.inputs().size());
    return trainer.fit(new Blueprint(input, Blueprint.layers(layers)), data).model();
  }

  private static Model classes(String layers, Dataset data) {
    return trained(layers, new CrossEntropy(), data, NumberCoding.STANDARD, TargetScale.LINEAR);
  }

  @Test
  void anIrisModelKeepsItsBits() {
    Dataset iris = Real.table("iris.csv").target("species");
    Model model = classes("dense(16, tanh) dropout(0.1) dense(3)", iris);
    Compared.check(model, iris.features(), Own.SAME_BITS);
    assertEquals(
        "[\"setosa\",\"versicolor\",\"virginica\"]",
        OnnxExport.of(model).file().metadata().get("labels"));
  }

  @Test
  void aTableWithWordsAndGapsKeepsItsBits() {
    Dataset penguins = Real.table("penguins.csv").target("species");
    Model model = classes("dense(12, silu) dense(3)", penguins);
    assertTrue(penguins.features().kind() == model.preparation().inputs().kind());
    Compared.check(model, penguins.features(), Own.SAME_BITS);
  }

  @Test
  void binsKeepTheirBits() {
    Dataset penguins = Real.table("penguins.csv").target("species");
    Model model = trained(
        "dense(12, gelu) dense(3)",
        new CrossEntropy(),
        penguins,
        NumberCoding.BINS,
        TargetScale.LINEAR);
    Compared.check(model, penguins.features(), Own.SAME_BITS);
  }

  @Test
  void numbersComeBackInTheirOwnUnit() {
    Dataset petals = Real.table("iris.csv").numbers("petal_length", "petal_width");
    Compared.check(
        trained(
            "dense(8, elu) dense(2)",
            new SquaredError(),
            petals,
            NumberCoding.STANDARD,
            TargetScale.LINEAR),
        petals.features(),
        Own.SAME_BITS);
    Compared.check(
        trained(
            "dense(8, elu) dense(2)",
            new SquaredError(),
            petals,
            NumberCoding.STANDARD,
            TargetScale.LOG),
        petals.features(),
        Own.CLOSE);
  }

  @Test
  void digitsGoOutAsImages() {
    Dataset digits = Real.digits();
    Compared.check(classes("dense(32, relu) dense(10)", digits), digits.features(), Own.SAME_BITS);
    Compared.check(
        classes(
            "conv(8, 3, activation=relu) max-pool(2) conv(12, 3, activation=relu) dense(10)",
            digits),
        digits.features(),
        Own.CLOSE);
  }

  @Test
  void anEnsembleIsTheMeanOfItsMembers() {
    Dataset penguins = Real.table("penguins.csv").target("species");
    Model one = classes("dense(8, relu) dense(3)", penguins);
    Model two = trained(
        "dense(6, softsign) dense(3)",
        new CrossEntropy(),
        penguins,
        NumberCoding.BINS,
        TargetScale.LINEAR);
    Compared.check(new Ensemble(List.of(one, two, one)), penguins.features(), Own.SAME_BITS);
  }

  @Test
  void networksOfTheSizeOfMnistGoOutAndComeBack() {
    byte[] pixels = new byte[40 * 784];
    Seed seed = new Seed(3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (seed.uniform(i) * 256);
    }
    Pixels images = new Pixels(1, 28, 28, pixels);
    List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    Dataset data = Dataset.of("random", images, new Targets.Classes(labels, new int[40]));
    Compared.check(
        untrained("784 dense(128, relu) dense(64, relu) dense(10)", data), images, Own.SAME_BITS);
    Compared.check(
        untrained(
            "1x28x28 conv(16, 5, stride=2, activation=relu) conv(32, 3, stride=2, activation=relu) dense(64, activation=relu) dense(10)",
            data),
        images,
        Own.CLOSE);
  }

  private static Model untrained(String blueprint, Dataset data) {
    Blueprint parsed = Blueprint.parse(blueprint);
    Network network = new Network(parsed, parsed.start(new Seed(5)));
    return new Model(Preparation.fit(data), network, new CrossEntropy(), Provenance.UNKNOWN);
  }
}
