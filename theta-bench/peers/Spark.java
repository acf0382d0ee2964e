import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Spark's perceptron: logistic hidden units, L-BFGS over all rows; an epoch is an iteration. Prints the whole time twice. */
final class Spark {
  public static void main(String[] args) throws Exception {
    Job job = new Job(args);
    try (SparkSession spark = SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()) {
      Dataset<Row> train = rows(spark, job.x, job.y).repartition(2).cache();
      train.count();
      int[] layers = new int[job.hidden.length + 2];
      layers[0] = Job.INPUTS;
      System.arraycopy(job.hidden, 0, layers, 1, job.hidden.length);
      layers[layers.length - 1] = 10;
      long start = System.nanoTime();
      MultilayerPerceptronClassificationModel model = new MultilayerPerceptronClassifier()
          .setLayers(layers)
          .setMaxIter(job.epochs)
          .setTol(0)
          .setSeed(1)
          .fit(train);
      double seconds = (System.nanoTime() - start) / 1e9;
      int right = 0;
      for (int i = 0; i < job.testX.length; i++) {
        right += model.predict(vector(job.testX[i])) == job.testY[i] ? 1 : 0;
      }
      Job.print(new double[] {seconds, seconds}, (double) right / job.testY.length);
    }
  }

  private static org.apache.spark.ml.linalg.Vector vector(float[] row) {
    double[] values = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      values[j] = row[j];
    }
    return Vectors.dense(values);
  }

  private static Dataset<Row> rows(SparkSession spark, float[][] x, int[] y) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      rows.add(RowFactory.create((double) y[i], vector(x[i])));
    }
    return spark.createDataFrame(
        rows,
        new StructType(new StructField[] {
          DataTypes.createStructField("label", DataTypes.DoubleType, false),
          DataTypes.createStructField("features", SQLDataTypes.VectorType(), false)
        }));
  }
}
