package io.bigtheta.select;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Joins the trainings of several networks. */
record Joined(List<Training> members) {
  /** θ of the average: the trainable part of each network, then the state of each. */
  float[] theta() {
    Blueprint one = members.get(0).model().network().blueprint();
    int trained = one.trainable();
    int state = one.size() - trained;
    float[] theta = new float[members.size() * one.size()];
    for (int m = 0; m < members.size(); m++) {
      float[] own = members.get(m).model().network().theta();
      System.arraycopy(own, 0, theta, m * trained, trained);
      System.arraycopy(own, trained, theta, members.size() * trained + m * state, state);
    }
    return theta;
  }

  /** The mean of the networks' epochs, as many as all of them have. The seconds are their sum. */
  History history() {
    int count = members.stream().mapToInt(t -> t.history().epochs()).min().orElse(0);
    List<Epoch> epochs = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      epochs.add(new Epoch(
          number,
          mean(number, Epoch::trainLoss),
          mean(number, Epoch::trainAccuracy),
          mean(number, Epoch::validationLoss),
          mean(number, Epoch::validationAccuracy),
          (float) mean(number, Epoch::rate),
          members.size() * mean(number, Epoch::seconds)));
    }
    return new History(members.get(0).history().monitor(), epochs);
  }

  private double mean(int epoch, ToDoubleFunction<Epoch> number) {
    return members.stream()
            .mapToDouble(member -> number.applyAsDouble(member.history().epoch(epoch)))
            .sum()
        / members.size();
  }

  /** Why the networks ended: an interruption or divergence of one of them counts for all. */
  static StopReason reason(List<Training> all) {
    return all.stream()
        .map(Training::reason)
        .filter(reason -> reason instanceof StopReason.Interrupted)
        .findFirst()
        .or(() -> all.stream()
            .map(Training::reason)
            .filter(reason -> reason instanceof StopReason.Diverged)
            .findFirst())
        .orElseGet(() -> all.get(0).reason());
  }
}
