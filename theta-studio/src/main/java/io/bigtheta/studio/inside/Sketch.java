package io.bigtheta.studio.inside;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which units and weights of a network are worth drawing. Of a layer with more than {@value #MOST_NODES} units those with the
 * strongest weights are chosen, where a unit is as strong as ‖weights in‖ · ‖weights out‖.
 */
public final class Sketch {
  private static final int MOST_NODES = 20;
  private static final int MOST_LINKS = 220;

  /** A weight between two drawn units. */
  public record Link(int from, int to, float weight) {}

  /**
   * The weights between two layers.
   *
   * @param from the layer they come from, −1 for the inputs
   * @param to the layer they go to
   * @param links the strongest between drawn units, the weakest first so that the strongest are drawn on top
   * @param all how many weights there are between these layers
   */
  public record Bundle(int from, int to, List<Link> links, long all) {}

  private final List<Part> parts;
  private final Map<Integer, List<Integer>> nodes = new HashMap<>();

  private Sketch(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Chooses what is drawn.
   *
   * @param network by whose weights units are chosen
   * @param layer a layer of which {@code unit} is drawn in any case; the inputs are −1
   */
  public static Sketch of(Network network, int layer, int unit) {
    Sketch sketch = new Sketch(Part.of(network.blueprint()));
    float[] theta = network.theta();
    for (int p = 0; p < sketch.parts.size(); p++) {
      Part part = sketch.parts.get(p);
      if (part.kind() == Part.Kind.UNITS || part.kind() == Part.Kind.COLUMNS) {
        sketch.nodes.put(part.layer(), sketch.chosen(p, theta, part.layer() == layer ? unit : -1));
      } else if (part.kind() != Part.Kind.IMAGE && part.kind() != Part.Kind.PASS) {
        sketch.nodes.put(part.layer(), channels(part, part.layer() == layer ? unit : -1));
      }
    }
    return sketch;
  }

  private static List<Integer> channels(Part part, int wanted) {
    TreeSet<Integer> first = new TreeSet<>();
    IntStream.range(0, Math.min(part.units(), MOST_NODES)).forEach(first::add);
    if (wanted >= 0 && wanted < part.units()) {
      first.add(wanted);
    }
    return List.copyOf(first);
  }

  private List<Integer> chosen(int p, float[] theta, int wanted) {
    Part part = parts.get(p);
    int count = part.units();
    double[] in = new double[count];
    double[] out = new double[count];
    part.block("weight").ifPresent(block -> squares(block.of(theta), false, in));
    next(p)
        .flatMap(after -> after.block("weight"))
        .ifPresent(block -> squares(block.of(theta), true, out));
    boolean last = next(p).isEmpty();
    double[] strength = new double[count];
    for (int u = 0; u < count; u++) {
      strength[u] = last || part.layer() < 0 ? in[u] + out[u] : in[u] * out[u];
    }
    TreeSet<Integer> best = new TreeSet<>();
    IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer u) -> -strength[u]))
        .limit(MOST_NODES)
        .forEach(best::add);
    if (wanted >= 0 && wanted < count) {
      best.add(wanted);
    }
    return List.copyOf(best);
  }

  /** Adds the squares of each row or each column. */
  private static void squares(Matrix weights, boolean rows, double[] sums) {
    for (int i = 0; i < weights.rows(); i++) {
      for (int j = 0; j < weights.cols(); j++) {
        double w = weights.get(i, j);
        if ((rows ? i : j) < sums.length) {
          sums[rows ? i : j] += w * w;
        }
      }
    }
  }

  /** The dense layer that the units of a part go to, if only layers that hand numbers on lie between. */
  private Optional<Part> next(int p) {
    for (int q = p + 1; q < parts.size(); q++) {
      Part part = parts.get(q);
      if (part.kind() == Part.Kind.UNITS) {
        return Optional.of(part);
      } else if (part.kind() != Part.Kind.PASS) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  public List<Part> parts() {
    return parts;
  }

  /** The units of a layer that are drawn, ascending; of an image and of a layer that hands numbers on there are none. */
  public List<Integer> nodes(int layer) {
    return nodes.getOrDefault(layer, List.of());
  }

  /** The strongest weights between drawn units, in the network {@code network} of the same blueprint. */
  public List<Bundle> bundles(Network network) {
    float[] theta = network.theta();
    List<Bundle> bundles = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Part from = parts.get(p);
      Optional<Part> to = from.kind() == Part.Kind.UNITS || from.kind() == Part.Kind.COLUMNS
          ? next(p)
          : Optional.empty();
      if (to.isPresent()) {
        to.get()
            .block("weight")
            .ifPresent(block -> bundles.add(bundle(from, to.get(), block.of(theta))));
      }
    }
    return bundles;
  }

  private Bundle bundle(Part from, Part to, Matrix weights) {
    List<Link> links = new ArrayList<>();
    for (int i : nodes(from.layer())) {
      for (int j : nodes(to.layer())) {
        links.add(new Link(i, j, weights.get(i, j)));
      }
    }
    Link[] sorted = links.toArray(Link[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble((Link link) -> Math.abs(link.weight())));
    List<Link> strongest =
        List.of(sorted).subList(Math.max(0, sorted.length - MOST_LINKS), sorted.length);
    return new Bundle(from.layer(), to.layer(), strongest, weights.size());
  }
}
