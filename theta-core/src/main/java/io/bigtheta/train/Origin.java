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
 * The starting point of a training.
 *
 * @param preparation the preparation of the rows
 * @param theta θ before the first step, never written to
 * @param mask the numbers of θ that stay 0
 * @param model the digest of the θ that a fine-tuning starts from; empty if θ is drawn at random
 * @param before what the model that a fine-tuning starts from has learnt from
 */
record Origin(
    Preparation preparation,
    Blueprint blueprint,
    float[] theta,
    Mask mask,
    String model,
    Optional<Learnt> before) {
  /** A random θ, drawn with the seed of the trainer. */
  static Origin fresh(Preparation preparation, Blueprint blueprint, Trainer trainer) {
    float[] theta = blueprint.start(new Seed(trainer.seed()).child("theta", 0));
    return new Origin(preparation, blueprint, theta, Mask.none(), "", Optional.empty());
  }

  /** The θ of a model, with 0 in the numbers that the mask holds. */
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

  /** Refuses rows that do not suit the preparation and the blueprint. */
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

  /** A digest of what a continuation must have in common: the rows, and the model that a fine-tuning starts from. */
  String digest(String trainDigest, String heldDigest) {
    Digest digest = new Digest().add(trainDigest).add(heldDigest);
    return model.isEmpty() ? digest.hex() : digest.add(model).hex();
  }

  /** The rows that a model has learnt from after it was trained on {@code train} from here. */
  Learnt learnt(Dataset train) {
    return before.map(learnt -> learnt.and(train)).orElseGet(() -> Learnt.from(train));
  }

  /** The recipe of the trained model, for its provenance. */
  String recipe(String trainer) {
    return model.isEmpty() ? trainer : trainer + " from θ " + model;
  }
}
