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
 * Layers that do not know yet how wide their input is. A fold may see fewer words in a column than all rows have, so its rows
 * may be narrower: the {@link Blueprint} is made when the fold's {@link Preparation} is fitted.
 *
 * @param layers all of them, the one of the logits included
 */
public record Structure(List<Layer> layers) {
  public Structure {
    layers = List.copyOf(layers);
  }

  public static Structure of(Layer... layers) {
    return new Structure(List.of(layers));
  }

  /** All that the result of a fold depends on, beside its rows and number: equal texts mean equal bits. */
  public String recipe(Trainer trainer) {
    return layers.stream().map(Spec::whole).collect(Collectors.joining(" ")) + " | "
        + Spec.whole(trainer);
  }

  /** The network for rows as {@code preparation} makes them. */
  public Blueprint blueprint(Preparation preparation) {
    RowShape row = preparation.inputs().shape();
    return new Blueprint(new Shape(row.channels(), row.height(), row.width()), layers);
  }
}
