package org.example;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.model.ModelPredictor;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A web service of Spring Boot with a model of flowers in it: {@code POST /flowers} with a flower names its species. */
@SpringBootApplication
public class Flowers {
  /** The components are named as the columns that the model has learnt from; missing is null. */
  public record Flower(
      Float sepal_length, Float sepal_width, Float petal_length, Float petal_width, String soil) {}

  /** What the model says. */
  public record Named(String species, float probability) {}

  public static void main(String... args) {
    SpringApplication.run(Flowers.class, args);
  }

  /** A model is read once. It is immutable, and any number of threads may use it. */
  @Bean
  Model model(@Value("${model:flowers.safetensors}") Path file) throws IOException {
    return ModelFile.read(file);
  }

  @RestController
  static class Naming {
    private final Model model;

    Naming(Model model) {
      this.model = model;
    }

    /** A predictor belongs to one thread, so that each call makes its own. */
    @PostMapping("/flowers")
    Named name(@RequestBody Flower flower) {
      ModelPredictor predictor = model.predictor();
      predictor.predict(flower);
      return new Named(predictor.label(), predictor.answers().get(0, predictor.argmax()));
    }
  }
}
