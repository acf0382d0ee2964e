import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** DJL on PyTorch. The batches are tensors in memory. */
final class Djl {
  public static void main(String[] args) throws Exception {
    Job job = new Job(args);
    SequentialBlock layers = new SequentialBlock();
    for (int units : job.hidden) {
      layers.add(Linear.builder().setUnits(units).build()).add(Activation.reluBlock());
    }
    layers.add(Linear.builder().setUnits(10).build());
    Optimizer optimizer = job.adam
        ? Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build()
        : Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.02f)).optMomentum(0.9f).build();
    try (Model model = Model.newInstance("mlp");
        NDManager manager = NDManager.newBaseManager()) {
      model.setBlock(layers);
      Loss loss = Loss.softmaxCrossEntropyLoss();
      int count = (job.x.length + job.batch - 1) / job.batch;
      NDArray[] x = new NDArray[count];
      NDArray[] y = new NDArray[count];
      for (int b = 0; b < count; b++) {
        int from = b * job.batch;
        int rows = Math.min(job.batch, job.x.length - from);
        float[] flat = new float[rows * Job.INPUTS];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
          System.arraycopy(job.x[from + i], 0, flat, i * Job.INPUTS, Job.INPUTS);
          labels[i] = job.y[from + i];
        }
        x[b] = manager.create(flat, new Shape(rows, Job.INPUTS));
        y[b] = manager.create(labels, new Shape(rows));
      }
      try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer))) {
        trainer.initialize(new Shape(job.batch, Job.INPUTS));
        Integer[] order = java.util.stream.IntStream.range(0, count).boxed().toArray(Integer[]::new);
        double[] seconds = job.time(epoch -> {
          java.util.Collections.shuffle(java.util.Arrays.asList(order), new java.util.Random(epoch));
          for (int b : order) {
            try (GradientCollector collector = trainer.newGradientCollector()) {
              NDArray logits = trainer.forward(new NDList(x[b])).singletonOrThrow();
              NDArray value = loss.evaluate(new NDList(y[b]), new NDList(logits));
              collector.backward(value);
              value.close();
              logits.close();
            }
            trainer.step();
          }
        });
        float[] flat = new float[job.testX.length * Job.INPUTS];
        for (int i = 0; i < job.testX.length; i++) {
          System.arraycopy(job.testX[i], 0, flat, i * Job.INPUTS, Job.INPUTS);
        }
        long[] answers = trainer
            .evaluate(new NDList(manager.create(flat, new Shape(job.testX.length, Job.INPUTS))))
            .singletonOrThrow()
            .argMax(1)
            .toLongArray();
        int right = 0;
        for (int i = 0; i < answers.length; i++) {
          right += answers[i] == job.testY[i] ? 1 : 0;
        }
        Job.print(seconds, (double) right / answers.length);
      }
    }
  }
}
