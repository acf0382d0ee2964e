package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.studio.inside.Flow;
import io.bigtheta.studio.inside.Part;
import io.bigtheta.studio.inside.Sketch;
import io.bigtheta.studio.inside.Spread;
import io.bigtheta.studio.inside.UnitView;
import java.util.List;
import java.util.Locale;

/** Networks, units and activations in the form that the page draws. */
final class InsideJson {
  private InsideJson() {}

  /** The layers, the units of each that are drawn, and the weights between them. */
  static void parts(ObjectNode node, Model model, Sketch sketch, Network member) {
    ArrayNode parts = node.putArray("parts");
    List<Part> all = sketch.parts();
    int last = all.stream()
        .filter(part -> part.kind() == Part.Kind.UNITS)
        .mapToInt(Part::layer)
        .max()
        .orElse(-2);
    for (Part part : all) {
      ObjectNode one = parts.addObject();
      one.put("layer", part.layer());
      one.put("text", part.text());
      one.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
      one.put("input", part.input().toString());
      one.put("output", part.output().toString());
      one.put("units", part.units());
      one.put("parameters", part.size());
      ArrayNode nodes = one.putArray("nodes");
      sketch.nodes(part.layer()).forEach(nodes::add);
      ArrayNode names = one.putArray("names");
      names(model, part, part.layer() == last, sketch.nodes(part.layer())).forEach(names::add);
    }
    ArrayNode bundles = node.putArray("bundles");
    for (Sketch.Bundle bundle : sketch.bundles(member)) {
      ObjectNode one = bundles.addObject();
      one.put("from", bundle.from());
      one.put("to", bundle.to());
      one.put("all", bundle.all());
      ArrayNode links = one.putArray("links");
      for (Sketch.Link link : bundle.links()) {
        links.addArray().add(link.from()).add(link.to()).add(link.weight());
      }
    }
  }

  /** The names of the drawn units: columns for inputs, labels for outputs, numbers for others. */
  private static List<String> names(Model model, Part part, boolean last, List<Integer> nodes) {
    List<String> labels = model.labels();
    List<String> inputs = part.layer() < 0 ? UnitView.names(model) : List.of();
    return nodes.stream()
        .map(i -> i < inputs.size()
            ? inputs.get(i)
            : last && part.units() == labels.size() ? labels.get(i) : "unit " + (i + 1))
        .toList();
  }

  /** The values of drawn units and maps, and the answer. */
  static void flow(ObjectNode node, Model model, Sketch sketch, Flow flow) {
    ArrayNode values = node.putArray("values");
    for (Part part : sketch.parts()) {
      float[] all = part.layer() < 0 ? flow.inputs() : flow.outputs().get(part.layer());
      ObjectNode one = values.addObject();
      one.put("layer", part.layer());
      List<Integer> nodes = sketch.nodes(part.layer());
      if (part.kind() == Part.Kind.UNITS || part.kind() == Part.Kind.COLUMNS) {
        float[] drawn = new float[nodes.size()];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = all[nodes.get(i)];
        }
        RowJson.numbers(one.putArray("nodes"), drawn);
      } else if (part.kind() == Part.Kind.FILTERS || part.kind() == Part.Kind.MAPS) {
        maps(one.putArray("maps"), part.output(), all, nodes);
      }
    }
    node.put("kind", kind(model));
    ArrayNode labels = node.putArray("labels");
    model.labels().forEach(labels::add);
    RowJson.numbers(node.putArray("answer"), flow.answer());
    RowJson.numbers(node.putArray("own"), flow.own());
  }

  static String kind(Model model) {
    Targets.Kind kind = model.preparation().outputs().kind();
    return kind.classifies() ? "classes" : kind.toString();
  }

  private static void maps(ArrayNode maps, Shape shape, float[] all, List<Integer> channels) {
    int places = shape.height() * shape.width();
    for (int channel : channels) {
      float[] map = new float[places];
      for (int k = 0; k < places; k++) {
        map[k] = all[k * shape.channels() + channel];
      }
      RowJson.signed(maps.addObject(), new Shape(1, shape.height(), shape.width()), map);
    }
  }

  /** What a unit has learnt, and the rows for which it answers most. */
  static ObjectNode unit(Model model, UnitView view, Dataset rows, int unit) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("layer", view.part().layer());
    node.put("unit", unit);
    node.put("text", view.part().text());
    node.put("kind", view.part().kind().name().toLowerCase(Locale.ROOT));
    view.bias().ifPresent(bias -> RowJson.number(node, "bias", bias));
    RowJson.number(node, "share", view.share());
    if (view.incoming().length > 0 && view.names().isEmpty()) {
      RowJson.signed(node.putObject("image"), view.from(), view.incoming());
    } else {
      ArrayNode names = node.putArray("names");
      view.names().forEach(names::add);
      RowJson.numbers(node.putArray("incoming"), view.incoming());
    }
    RowJson.numbers(node.putArray("outgoing"), view.outgoing());
    ArrayNode targets = node.putArray("targets");
    if (view.outgoing().length == model.labels().size()) {
      model.labels().forEach(targets::add);
    }
    ArrayNode examples = node.putArray("examples");
    for (UnitView.Example example : view.examples()) {
      ObjectNode one = examples.addObject();
      one.put("row", example.row());
      RowJson.number(one, "value", example.value());
      one.put("truth", RowJson.truth(rows, example.row()));
      RowJson.row(one, rows.features(), rows.index(example.row()));
    }
    return node;
  }

  static void bars(ObjectNode node, Spread.Bars bars) {
    RowJson.number(node, "reach", bars.reach());
    RowJson.number(node, "mean", bars.mean());
    RowJson.number(node, "deviation", bars.deviation());
    ArrayNode counts = node.putArray("counts");
    for (int count : bars.counts()) {
      counts.add(count);
    }
  }
}
