import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j. It has Nesterov's momentum only, which costs as much. The batches are made before, and shuffled as wholes. */
final class Dl4j {
  public static void main(String[] args) throws Exception {
    Job job = new Job(args);
    NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
        .seed(1)
        .weightInit(WeightInit.RELU)
        .updater(job.adam ? new Adam(0.001) : new Nesterovs(0.02, 0.9))
        .list();
    int inputs = Job.INPUTS;
    for (int units : job.hidden) {
      layers.layer(new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.RELU).build());
      inputs = units;
    }
    layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(10)
        .activation(Activation.SOFTMAX)
        .build());
    MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
    net.init();
    List<DataSet> batches = new ArrayList<>();
    for (int from = 0; from < job.x.length; from += job.batch) {
      int rows = Math.min(job.batch, job.x.length - from);
      float[][] x = new float[rows][];
      float[][] y = new float[rows][10];
      for (int i = 0; i < rows; i++) {
        x[i] = job.x[from + i];
        y[i][job.y[from + i]] = 1;
      }
      batches.add(new DataSet(Nd4j.createFromArray(x), Nd4j.createFromArray(y)));
    }
    double[] seconds = job.time(epoch -> {
      java.util.Collections.shuffle(batches, new java.util.Random(epoch));
      for (DataSet batch : batches) {
        net.fit(batch);
      }
    });
    INDArray answers = net.output(Nd4j.createFromArray(job.testX)).argMax(1);
    int right = 0;
    for (int i = 0; i < job.testY.length; i++) {
      right += answers.getInt(i) == job.testY[i] ? 1 : 0;
    }
    Job.print(seconds, (double) right / job.testY.length);
  }
}
