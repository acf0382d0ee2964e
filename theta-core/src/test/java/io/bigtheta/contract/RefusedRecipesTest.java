package io.bigtheta.contract;

import static io.bigtheta.support.Refused.refused;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.select.Folding;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value a recipe refuses, with the whole text its user reads. */
class RefusedRecipesTest {
  private static void assertRefused(Class<?> kind, String text, String message) {
    String name = text.replaceAll("[(].*", "") + ": ";
    refused(message.startsWith(name) ? message : name + message, () -> Spec.parse(kind, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense(0)               | units: expected at least 1, got 0",
        "dropout(1)             | rate: expected a share in [0, 1), got 1.0",
        "dropout(-0.1)          | rate: expected a share in [0, 1), got -0.1",
        "batch-norm(momentum=0) | momentum: expected a share in (0, 1], got 0.0",
        "batch-norm(momentum=2) | momentum: expected a share in (0, 1], got 2.0",
        "batch-norm(epsilon=0)  | epsilon: expected a number > 0, got 0.0",
        "layer-norm(-1)         | epsilon: expected a number > 0, got -1.0",
        "prelu(start=infinity)  | start: expected a finite number, got Infinity",
        "conv(4, 0)             | kernel: size: expected at least 1, got 0",
        "conv(4, 3x0)           | kernel: size: expected at least 1, got 3x0",
        "conv(4, 3, stride=0)   | stride: size: expected at least 1, got 0",
        "conv(4, 3, padding=-1) | padding: pixels: expected at least 0, got -1",
        "conv(4, 3, padding=sides(0, 1, 2, -3)) | padding: sides: expected numbers >= 0, got 0, 1, 2 and -3",
        "conv(4, 3, padding=sme) | padding: expected one of pixels, same, sides, valid or numbers such as 3 and 3x1, got \"sme\"; did you mean same?",
        "conv(4, 3, groups=3)   | groups: expected a number that divides the 4 filters, got 3",
        "conv(4, 3, groups=0)   | groups: expected a number that divides the 4 filters, got 0",
        "conv(4, 40000, dilation=65000) | dilation: expected windows with sides below 2^31, got 65000",
        "conv(4, 3, dilation=90000) | dilation: size: expected at most 65535, got 90000",
        "max-pool(2, padding=2) | padding: expected less than the window, 2, got 2",
        "avg-pool(3x1, padding=1) | padding: expected less than the window, 3x1, got 1",
      })
  void layers(String text, String message) {
    assertRefused(Layer.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leaky-relu(-1) | slope: expected a number >= 0, got -1.0",
        "elu(-1)        | alpha: expected a number >= 0, got -1.0",
        "celu(0)        | alpha: expected a number > 0, got 0.0",
        "clipped-relu(0) | ceiling: expected a number > 0, got 0.0",
        "hard-sigmoid(0) | alpha: expected a number > 0, got 0.0",
        "hard-sigmoid(beta=infinity) | beta: expected a finite number, got Infinity",
      })
  void activations(String text, String message) {
    assertRefused(Activation.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = "uniform(-1) | limit: expected a number >= 0, got -1.0")
  void initializers(String text, String message) {
    assertRefused(Initializer.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huber(0)            | delta: expected a number > 0, got 0.0",
        "cross-entropy(1)    | smoothing: expected a share in [0, 1), got 1.0",
        "cross-entropy(-0.1) | smoothing: expected a share in [0, 1), got -0.1",
        "cross-entropy(class-weights=[1, -1]) | class-weights: expected numbers >= 0, got [1.0, -1.0]",
      })
  void losses(String text, String message) {
    assertRefused(Loss.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adagrad(0)          | epsilon: expected a number > 0, got 0.0",
        "adam(beta1=1)       | beta1: expected a share in [0, 1), got 1.0",
        "adam(beta2=-0.5)    | beta2: expected a share in [0, 1), got -0.5",
        "adam(epsilon=0)     | epsilon: expected a number > 0, got 0.0",
        "adamw(-1)           | decay: expected a number >= 0, got -1.0",
        "adamw(beta1=1)      | beta1: expected a share in [0, 1), got 1.0",
        "adamw(beta2=1)      | beta2: expected a share in [0, 1), got 1.0",
        "adamw(epsilon=0)    | epsilon: expected a number > 0, got 0.0",
        "momentum(1)         | momentum: expected a share in [0, 1), got 1.0",
        "nesterov(1)         | momentum: expected a share in [0, 1), got 1.0",
        "rms-prop(1)         | decay: expected a share in [0, 1), got 1.0",
        "rms-prop(epsilon=0) | epsilon: expected a number > 0, got 0.0",
        "rprop(shrink=1)     | shrink: expected a factor in (0, 1), got 1.0",
        "rprop(grow=1)       | grow: expected a factor > 1, got 1.0",
        "rprop(smallest=51)  | smallest: expected 0 < smallest <= largest, got 51.0 and 50.0",
      })
  void optimizers(String text, String message) {
    assertRefused(Optimizer.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant(0)               | rate: expected a rate > 0, got 0.0",
        "cosine(0)                 | peak: expected a rate > 0, got 0.0",
        "cosine(0.1, floor=0.2)    | floor: expected a rate from 0 to the peak, got 0.2",
        "exponential(-1)           | rate: expected a rate > 0, got -1.0",
        "exponential(1, factor=2)  | factor: expected a factor in (0, 1], got 2.0",
        "cycles(0)                 | peak: expected a rate > 0, got 0.0",
        "cycles(0.1, count=0)      | count: expected at least 1 cycle, got 0",
        "one-cycle(0)              | peak: expected a rate > 0, got 0.0",
        "one-cycle(1, warm=1)      | warm: expected a share in (0, 1), got 1.0",
        "plateau(0)                | rate: expected a rate > 0, got 0.0",
        "plateau(1, patience=0)    | patience: expected at least 1 epoch, got 0",
        "plateau(1, factor=0)      | factor: expected a factor in (0, 1], got 0.0",
        "step(0)                   | rate: expected a rate > 0, got 0.0",
        "step(1, every=0)          | every: expected at least 1 epoch, got 0",
        "step(1, factor=0)         | factor: expected a factor in (0, 1], got 0.0",
        "warm-up(0.1, over=0)      | over: expected a share in (0, 1), got 0.0",
      })
  void schedules(String text, String message) {
    assertRefused(Schedule.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "patience(0)         | epochs: expected at least 1, got 0",
        "time-limit(0)       | seconds: expected a number > 0, got 0.0",
        "accuracy-reached(0) | accuracy: expected a share in (0, 1], got 0.0",
        "accuracy-reached(2) | accuracy: expected a share in (0, 1], got 2.0",
        "loss-reached(-1)    | loss: expected a number >= 0, got -1.0",
        "epoch-reached(0)    | epoch: expected at least 1, got 0",
        "any-of([])          | rules: expected at least one, got none",
      })
  void stoppingRules(String text, String message) {
    assertRefused(Stopping.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k-fold(1)              | folds: expected at least 2, got 1",
        "grouped(1)             | folds: expected at least 2, got 1",
        "hold-out(0)            | share: expected a share in (0, 1), got 0.0",
        "hold-out(1)            | share: expected a share in (0, 1), got 1.0",
        "repeated(k-fold(5), 0) | times: expected at least 1, got 0",
      })
  void foldings(String text, String message) {
    assertRefused(Folding.class, text, message);
  }

  @ParameterizedTest
  @CsvSource({"l1", "l2", "decoupled"})
  void penalties(String name) {
    assertRefused(Penalty.class, name + "(-1)", "lambda: expected a number >= 0, got -1.0");
  }

  @ParameterizedTest
  @CsvSource({"by-norm", "by-value"})
  void clippings(String name) {
    assertRefused(Clipping.class, name + "(0)", "limit: expected a number > 0, got 0.0");
  }
}
