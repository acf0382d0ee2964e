package io.bigtheta.train;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The networks that one training passes through, at the ends of the last {@code count} cycles of its rate, which answer together
 * (Huang et al., ICLR 2017): with M cycles those after the epochs k · epochs / M, k = M − count + 1, …, M. A listener keeps {@link
 * Event.EpochEnded#model} there; an {@link io.bigtheta.model.Ensemble} is the mean of their answers.
 *
 * @param trainer whose epochs are a multiple of the cycles of its rate
 * @param count how many of the last cycles, at least 1
 */
public record Snapshots(Trainer trainer, int count) {
  /** @throws Refusal if the rate has no or fewer cycles, or one that ends within an epoch */
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

  /** The epochs after which a network is kept, in ascending order; the last one is the last of the training. */
  public List<Integer> epochs() {
    int cycles = trainer.rate().cycles();
    int length = trainer.epochs() / cycles;
    return IntStream.rangeClosed(cycles - count + 1, cycles)
        .mapToObj(cycle -> cycle * length)
        .toList();
  }
}
