package io.bigtheta.select;

import io.bigtheta.data.Preparation;
import io.bigtheta.data.RowShape;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layers of a network, without the width of its input. A fold may have fewer words in a column than all rows have,
 * so its rows may be narrower. The {@link Blueprint} is made once the fold's {@link Preparation} is known.
 *
 * @param layers all layers, including the one that makes the logits
 */
public record Structure(List<Layer> layers) {
  public Structure {
    layers = List.copyOf(layers);
  }

  /** The structure of these layers, in order. */
  public static Structure of(Layer... layers) {
    return new Structure(List.of(layers));
  }

  /**
   * A text of all that the result of a fold depends on, apart from its rows and number. Equal texts mean equal bits. It leaves out
   * what has come since logs of earlier versions, where it is as it was then: the usual coding of numbers, classes that are not
   * balanced, convolutions without groups and dilation, pools inside the image.
   */
  public String recipe(Trainer trainer) {
    return layers.stream()
            .map(Spec::whole)
            .collect(Collectors.joining(" "))
            .replace(", groups=1, dilation=1)", ")")
            .replace(", padding=valid, ceil=false)", ")")
            .replace(", padding=valid, ceil=false, count-padding=false)", ")")
        + " | "
        + Spec.whole(trainer)
            .replace(", target-scale=linear, numbers=standard)", ")")
            .replace(", balanced=false)", ")");
  }

  /** The blueprint for rows that {@code preparation} prepares. */
  public Blueprint blueprint(Preparation preparation) {
    RowShape row = preparation.inputs().shape();
    return new Blueprint(new Shape(row.channels(), row.height(), row.width()), layers);
  }
}
