import java.util.Random;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** Smile's multilayer perceptron: momentum only, in double precision. */
final class Smile {
  public static void main(String[] args) throws Exception {
    Job job = new Job(args);
    double[][] x = doubles(job.x);
    LayerBuilder[] layers = new LayerBuilder[job.hidden.length + 2];
    layers[0] = Layer.input(Job.INPUTS);
    for (int i = 0; i < job.hidden.length; i++) {
      layers[i + 1] = Layer.rectifier(job.hidden[i]);
    }
    layers[layers.length - 1] = Layer.mle(10, OutputFunction.SOFTMAX);
    MLP net = new MLP(layers);
    net.setLearningRate(TimeFunction.constant(0.02));
    net.setMomentum(TimeFunction.constant(0.9));
    Random random = new Random(1);
    int[] order = java.util.stream.IntStream.range(0, x.length).toArray();
    double[] seconds = job.time(epoch -> {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      for (int from = 0; from < order.length; from += job.batch) {
        int rows = Math.min(job.batch, order.length - from);
        double[][] batch = new double[rows][];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
          batch[i] = x[order[from + i]];
          labels[i] = job.y[order[from + i]];
        }
        net.update(batch, labels);
      }
    });
    double[][] test = doubles(job.testX);
    int right = 0;
    for (int i = 0; i < test.length; i++) {
      right += net.predict(test[i]) == job.testY[i] ? 1 : 0;
    }
    Job.print(seconds, (double) right / test.length);
  }

  private static double[][] doubles(float[][] rows) {
    double[][] copy = new double[rows.length][Job.INPUTS];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < Job.INPUTS; j++) {
        copy[i][j] = rows[i][j];
      }
    }
    return copy;
  }
}
