package io.bigtheta.cli;

import io.bigtheta.data.Features;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Shape;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be trained, how and on which rows.
 *
 * @param data as it was named
 * @param hint what was chosen where nothing was given, for people; may be empty
 */
record Plan(String data, Rows rows, Blueprint blueprint, Trainer trainer, String hint) {
  static Plan of(Settings settings, Rows rows) {
    Preparation preparation = Preparation.fit(rows.train());
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    Trainer trainer = settings.trainer(rows.classes());
    if (!settings.layers().isEmpty()) {
      return new Plan(settings.data(),
          rows,
          new Blueprint(shape(rows.train().features(), inputs), settings.stack()),
          trainer,
          "");
    }
    List<Integer> units = settings.units();
    String hint = "";
    if (settings.hidden().isBlank()) {
      int mean = (inputs + outputs + 1) / 2;
      units = List.of(mean);
      hint = "hidden units: " + mean + ", the mean of " + inputs + " inputs and " + outputs
          + (outputs == 1 ? " output" : " outputs") + ", as none were given";
    }
    List<Layer> layers = layers(units, settings.unit(), settings.dropout());
    layers.add(new Dense(outputs));
    return new Plan(settings.data(),
        rows, new Blueprint(shape(rows.train().features(), inputs), layers), trainer, hint);
  }

  private static List<Layer> layers(List<Integer> units, Activation activation, float dropout) {
    List<Layer> layers = new ArrayList<>();
    for (int count : units) {
      layers.add(new Dense(count, activation));
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    return layers;
  }

  private static Shape shape(Features features, int inputs) {
    return features instanceof Pixels pixels
        ? new Shape(pixels.channels(), pixels.height(), pixels.width())
        : Shape.of(inputs);
  }
}
