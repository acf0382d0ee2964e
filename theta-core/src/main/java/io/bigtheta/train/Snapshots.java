package io.bigtheta.train;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The networks of one training at the ends of the last {@code count} cycles of its learning rate, which then predict
 * together (Huang et al., ICLR 2017). With M cycles these are the networks after the epochs k · epochs / M, k = M −
 * count + 1, …, M. A listener keeps {@link Event.EpochEnded#model} there, and an {@link io.bigtheta.model.Ensemble}
 * averages their predictions.
 *
 * @param trainer the recipe, whose number of epochs is a multiple of the cycles of its rate
 * @param count how many of the last cycles, at least 1
 */
public record Snapshots(Trainer trainer, int count) {
  /**
   * Checks that the cycles suit the epochs.
   *
   * @throws Refusal if the rate has no cycles or fewer than {@code count}, or if a cycle ends within an epoch
   */
  public Snapshots {
    int cycles = trainer.rate().cycles();
    if (cycles == 0) {
      throw Refusal.of(
          "snapshots", "a rate of cycles, as cycles(0.003)", Spec.text(trainer.rate()));
    }
    if (count < 1 || count > cycles) {
      throw Refusal.of("snapshots", "from 1 to " + cycles + ", the cycles of the rate", count);
    }
    if (trainer.epochs() % cycles != 0) {
      throw Refusal.of(
          "epochs",
          "a multiple of " + cycles + ", so that every cycle of the rate ends with an epoch",
          trainer.epochs());
    }
  }

  /**
   * The epochs after which a network is kept, in ascending order. The last of them is the last epoch of the training.
   */
  public List<Integer> epochs() {
    int cycles = trainer.rate().cycles();
    int length = trainer.epochs() / cycles;
    return IntStream.rangeClosed(cycles - count + 1, cycles)
        .mapToObj(cycle -> cycle * length)
        .toList();
  }
}
