package io.bigtheta.studio.inside;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Features;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Pixels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.Predictor;
import io.bigtheta.studio.desk.Members;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one row becomes on its way through a network.
 *
 * @param inputs [inputs], as the network takes them
 * @param outputs the output of each layer, from the first
 * @param own the prediction of this network
 * @param answer the prediction of the model, which differs if it averages several networks
 */
public record Flow(float[] inputs, List<float[]> outputs, float[] own, float[] answer) {
  public Flow {
    outputs = List.copyOf(outputs);
  }

  /**
   * Sends a row through a network.
   *
   * @param model the whole model
   * @param member the network of it that is looked at, see {@link Members}
   * @param one features of which row 0 is sent
   */
  public static Flow of(Model model, Network member, Features one) {
    model.preparation().inputs().check("row", one);
    Matrix x = new Matrix(1, model.preparation().inputs().size());
    model.preparation().inputs().write(one, 0, x, 0);
    Predictor predictor = member.predictor();
    predictor.predict(x);
    List<float[]> outputs = new ArrayList<>();
    for (int i = 0; i < member.blueprint().layers().size(); i++) {
      outputs.add(predictor.output(i).toArray());
    }
    return new Flow(
        x.toArray(),
        outputs,
        model.network(member).predict("row", one).toArray(),
        model.predict("row", one).toArray());
  }

  /** Features with a copy of one row. */
  public static Features one(Features all, int row) {
    int from = row * all.cols();
    int to = from + all.cols();
    if (all instanceof Pixels pixels) {
      return new Pixels(
          pixels.channels(),
          pixels.height(),
          pixels.width(),
          Arrays.copyOfRange(pixels.values(), from, to));
    } else if (all instanceof Grids grids) {
      return new Grids(
          grids.shape().channels(),
          grids.shape().height(),
          grids.shape().width(),
          Arrays.copyOfRange(grids.values(), from, to));
    }
    Columns columns = (Columns) all;
    return new Columns(columns.fields(), Arrays.copyOfRange(columns.values(), from, to));
  }
}
