package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Fold;
import io.bigtheta.select.OutOfFold;
import io.bigtheta.train.StopReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldTablesTest {
  @Test
  void aFoldIsALineAndWhatIsNotKnownAnEmptyCell() {
    Evaluation held =
        new Evaluation(3, 0.25, 2 / 3.0, Double.NaN, Double.NaN, new int[2][2], new Matrix(3, 2));
    Fold fold =
        new Fold(2, 6, 10, 7, Double.NaN, held, "ab12", new StopReason.Completed(10), List.of());
    CrossValidated result = new CrossValidated(
        3, List.of(fold), 9, 0, new OutOfFold(new Matrix(9, 2), new int[9], Optional.empty()));
    assertEquals(
        FoldsCsv.HEADER + "\n2,6,3,10,7,,0.25,0.6666666666666666,,,ab12,completed\n",
        FoldsCsv.text(result));
  }

  @Test
  void aRowThatWasHeldOutHasItsTruthItsAnswerAndTheProbabilities() {
    Classes classes = new Classes(List.of("a,b", "say \"c\""), new int[] {1, 0, 1});
    Dataset data = Dataset.of("t", Columns.of(new float[3][1]), classes);
    Matrix answers = new Matrix(3, 2);
    answers.set(0, 0, 0.25f);
    answers.set(0, 1, 0.75f);
    answers.set(2, 0, 0.9f);
    answers.set(2, 1, 0.1f);
    OutOfFold outOfFold = new OutOfFold(answers, new int[] {1, 0, 2}, Optional.empty());
    assertEquals(
        "row,true,answer,\"a,b\",\"say \"\"c\"\"\"\n"
            + "1,\"say \"\"c\"\"\",\"say \"\"c\"\"\",0.25,0.75\n"
            + "3,\"say \"\"c\"\"\",\"a,b\",0.9,0.1\n",
        OutOfFoldCsv.text(data, outOfFold));
  }

  @Test
  void numbersStandBesideTheirAnswers() {
    Dataset data = Dataset.of(new float[][] {{0}, {1}}, new float[] {1.5f, -2});
    Matrix answers = new Matrix(2, 1);
    answers.set(1, 0, -2.25f);
    OutOfFold outOfFold = new OutOfFold(answers, new int[] {0, 1}, Optional.empty());
    assertEquals("row,y,y answered\n2,-2,-2.25\n", OutOfFoldCsv.text(data, outOfFold));
  }
}
