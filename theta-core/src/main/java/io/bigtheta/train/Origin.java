package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import java.util.Optional;

/**
 * Where a training begins.
 *
 * @param preparation of the rows
 * @param theta before the first step, not written to
 * @param mask of the numbers of θ that stay 0
 * @param model digest of the θ that is gone on from; empty where θ is drawn anew
 * @param before what the model that is gone on from has learnt from
 */
record Origin(
    Preparation preparation,
    Blueprint blueprint,
    float[] theta,
    Mask mask,
    String model,
    Optional<Learnt> before) {
  /** θ drawn with the trainer's seed. */
  static Origin fresh(Preparation preparation, Blueprint blueprint, Trainer trainer) {
    float[] theta = blueprint.start(new Seed(trainer.seed()).child("theta", 0));
    return new Origin(preparation, blueprint, theta, Mask.none(), "", Optional.empty());
  }

  /** The θ of a model, with 0 where the mask holds it. */
  static Origin of(Model model, Mask mask) {
    Blueprint blueprint = model.network().blueprint();
    mask.check(blueprint);
    float[] theta = model.network().theta();
    mask.hold(theta, 0);
    return new Origin(
        model.preparation(),
        blueprint,
        theta,
        mask,
        Digest.of(theta),
        Optional.of(model.provenance().learnt()));
  }

  /** Refuses rows that do not go with it. */
  void check(Dataset train, Dataset held) {
    preparation.check(train);
    preparation.check(held);
    if (preparation.inputs().size() != blueprint.input().size()
        || preparation.outputs().size() != blueprint.output().size()) {
      throw new ShapeException(
          "blueprint",
          "one from " + preparation.inputs().size() + " inputs to "
              + preparation.outputs().size() + " outputs for " + train.name(),
          blueprint);
    }
  }

  /** What a continuation must have in common: rows, and the model gone on from. */
  String digest(String trainDigest, String heldDigest) {
    Digest digest = new Digest().add(trainDigest).add(heldDigest);
    return model.isEmpty() ? digest.hex() : digest.add(model).hex();
  }

  /** What a model has learnt from that is trained on {@code train} from here. */
  Learnt learnt(Dataset train) {
    return before.map(learnt -> learnt.and(train)).orElseGet(() -> Learnt.from(train));
  }

  /** The recipe of what comes of it. */
  String recipe(String trainer) {
    return model.isEmpty() ? trainer : trainer + " from θ " + model;
  }
}
