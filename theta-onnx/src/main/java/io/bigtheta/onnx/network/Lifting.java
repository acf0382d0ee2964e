package io.bigtheta.onnx.network;

import io.bigtheta.data.Inputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.ShapeException;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Network;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.plan.Fusion;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a graph into a model of Theta. */
public final class Lifting {
  private Lifting() {}

  /**
   * The model that a graph is.
   *
   * @throws Refusal if it has other parts than Theta's preparations, layers and losses; it says which
   */
  public static Lifted of(OnnxFile file) {
    try {
      return lifted(file);
    } catch (NoChain e) {
      throw Refusal.of(
          "graph",
          "a chain of layers that Theta trains",
          "another one: " + e.getMessage(),
          "it can still predict as it is");
    }
  }

  private static Lifted lifted(OnnxFile file) throws NoChain {
    Chain chain = Chain.of(file);
    Trail trail = chain.trail();
    List<String> notes = new ArrayList<>();
    boolean bytes =
        chain.image() && !chain.start().equals(file.graph().inputs().get(0).name());
    Inputs prepared = chain.image()
        ? PixelScale.inputs(trail, bytes, notes)
        : new TableColumns(chain.flow(), file.graph().inputs()).inputs(chain.start());
    Answers.Meaning meaning =
        new Answers(file, chain.flow()).of(chain.end(), trail.shape().size(), chain.image());
    if (trail.reordered()) {
      throw new NoChain("its answer is an image");
    }
    if (!meaning.note().isEmpty()) {
      notes.add(meaning.note());
    }
    Network network = meaning.twoOfOne() ? TwoClasses.of(trail.network()) : trail.network();
    Provenance made = new Provenance(
        "", "ONNX" + (file.producer().isEmpty() ? "" : " of " + file.producer()), "", 0, 0, "", "");
    try {
      return new Lifted(
          new Model(new Preparation(prepared, meaning.outputs()), network, meaning.loss(), made),
          notes);
    } catch (ShapeException e) {
      throw new NoChain("expected " + e.expected() + ", got " + e.got());
    }
  }

  /** The layers of a graph as one step of a plan, if they are a chain. */
  @SuppressWarnings("exports") // only the plans of this room ask
  public static Optional<Fusion> fusion(OnnxFile file) {
    try {
      return Optional.of(new NetworkStep(Chain.exact(file)));
    } catch (NoChain e) {
      return Optional.empty();
    }
  }
}
