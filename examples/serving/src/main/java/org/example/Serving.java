package org.example;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.model.ModelPredictor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Loads a model of flowers and answers for rows, as records and as maps: it names at least 5 of 6 flowers rightly. */
public final class Serving {
  private static final int LEAST = 5;

  /** The components are named as the columns that the model has learnt from; missing is null. */
  public record Flower(
      float sepal_length, float sepal_width, Float petal_length, Float petal_width, String soil) {}

  private static final Map<Flower, String> FLOWERS = Map.of(
      new Flower(5.1f, 3.5f, 1.4f, 0.2f, "meadow"), "setosa",
      new Flower(4.8f, 3.1f, null, 0.3f, "forest"), "setosa",
      new Flower(6.0f, 2.7f, 4.4f, 1.3f, "forest"), "versicolor",
      new Flower(5.7f, 2.9f, 4.1f, null, "shore"), "versicolor",
      new Flower(6.8f, 3.1f, 5.8f, 2.2f, "shore"), "virginica",
      new Flower(6.4f, 2.9f, 5.5f, 1.9f, "meadow"), "virginica");

  private Serving() {}

  /** Takes the model file; {@code flowers.safetensors} unless given. */
  public static void main(String... args) throws Exception {
    Model model = ModelFile.read(Path.of(args.length > 0 ? args[0] : "flowers.safetensors"));
    System.out.println("answers " + model.labels());

    // a map with the names of columns does as well; more of them are ignored
    ModelPredictor predictor = model.predictor();
    predictor.predict(Map.of(
        "sepal_length", 5.0,
        "sepal_width", 3.3,
        "petal_length", 1.5,
        "petal_width", 0.2,
        "soil", "meadow"));
    float probability = predictor.answers().get(0, predictor.argmax());
    System.out.println("from a map: " + predictor.label() + " with probability " + probability);

    int right = 0;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      FLOWERS.forEach((flower, species) ->
          answers.add(threads.submit(() -> answer(model, flower).equals(species))));
      for (Future<Boolean> answer : answers) {
        right += answer.get() ? 1 : 0;
      }
    } finally {
      threads.shutdown();
    }
    System.out.println(right + " of " + FLOWERS.size() + " are right");
    if (right < LEAST) {
      throw new IllegalStateException("right: expected at least " + LEAST + ", got " + right);
    }
  }

  /** A model may be asked by any number of threads; a predictor belongs to one of them. */
  private static String answer(Model model, Flower flower) {
    ModelPredictor predictor = model.predictor();
    predictor.predict(flower);
    return predictor.label();
  }
}
