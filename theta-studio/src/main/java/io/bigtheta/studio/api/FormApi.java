package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.NamedNetwork;
import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code /api/form}: the fields of a training, their help, defaults and choices, all from the recipes themselves. */
public final class FormApi {
  private static final Map<Field, Class<?>> RECIPES = new EnumMap<>(Map.of(
      Field.ACTIVATION, Activation.class,
      Field.LAYERS, Layer.class,
      Field.LOSS, Loss.class,
      Field.OPTIMIZER, Optimizer.class,
      Field.RATE, Schedule.class,
      Field.STOPPING, Stopping.class,
      Field.PENALTY, Penalty.class,
      Field.CLIPPING, Clipping.class,
      Field.AUGMENT, Augmentation.class));

  private static final Map<Field, List<String>> CHOICES = new EnumMap<>(Map.of(
      Field.NETWORK, List.of(NamedNetwork.titles().split(", ")),
      Field.MONITOR, List.of("loss", "accuracy"),
      Field.TASK, List.of("auto", "classes", "numbers"),
      Field.IMAGES, List.of("ink", "raw"),
      Field.NUMBERS, List.of("standard", "bins"),
      Field.TARGET_SCALE, List.of("linear", "log"),
      Field.STANDARDIZE, List.of("false", "true"),
      Field.NO_HEADER, List.of("false", "true"),
      Field.SKIP_BAD, List.of("false", "true")));

  /** @param open whether the group is shown at once */
  private record Group(String title, boolean open, List<Field> fields) {}

  private static final List<Group> GROUPS = List.of(
      new Group(
          "Network",
          true,
          List.of(
              Field.HIDDEN,
              Field.ACTIVATION,
              Field.DROPOUT,
              Field.NETWORK,
              Field.LAYERS,
              Field.COMMITTEE)),
      new Group(
          "Learning",
          true,
          List.of(
              Field.EPOCHS, Field.BATCH, Field.RATE, Field.OPTIMIZER, Field.PATIENCE, Field.SEED)),
      new Group(
          "More about learning",
          false,
          List.of(
              Field.LOSS,
              Field.PENALTY,
              Field.STOPPING,
              Field.CLIPPING,
              Field.AVERAGE,
              Field.AUGMENT,
              Field.STANDARDIZE,
              Field.MONITOR,
              Field.SNAPSHOTS,
              Field.TARGET_SCALE,
              Field.CLASS_WEIGHTS,
              Field.NUMBERS,
              Field.FROM)),
      new Group(
          "Rows",
          false,
          List.of(Field.VALIDATION, Field.TEST, Field.TEST_FILE, Field.GROUP, Field.TIME)),
      new Group(
          "Reading",
          false,
          List.of(
              Field.TARGET,
              Field.TASK,
              Field.COLUMNS,
              Field.TEXT,
              Field.MISSING,
              Field.SEPARATOR,
              Field.DECIMAL,
              Field.THOUSANDS,
              Field.ENCODING,
              Field.SKIP,
              Field.NO_HEADER,
              Field.IMAGES,
              Field.RESIZE,
              Field.SKIP_BAD,
              Field.DATA_DIR)));

  public void add(Routes routes) {
    String form = form().toString();
    routes.get("/api/form", call -> Reply.json(form));
  }

  private static ObjectNode form() {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    ArrayNode recipes = form.putArray("recipes");
    for (String title : NamedRecipe.titles().split(", ")) {
      ObjectNode recipe = recipes.addObject();
      recipe.put("title", title);
      ObjectNode fields = recipe.putObject("fields");
      NamedRecipe.of(title).fields().forEach(fields::put);
    }
    ArrayNode groups = form.putArray("groups");
    for (Group group : GROUPS) {
      ObjectNode one = groups.addObject();
      one.put("title", group.title());
      one.put("open", group.open());
      ArrayNode fields = one.putArray("fields");
      group.fields().forEach(field -> write(field, fields.addObject()));
    }
    return form;
  }

  private static void write(Field field, ObjectNode node) {
    node.put("name", field.title());
    node.put("help", field.help());
    node.put("usual", field.text(TrainRecipe.of("")));
    ArrayNode choices = node.putArray("choices");
    CHOICES.getOrDefault(field, List.of()).forEach(choices::add);
    ArrayNode recipes = node.putArray("recipes");
    if (RECIPES.containsKey(field)) {
      Spec.describe(RECIPES.get(field)).forEach(recipes::add);
    }
  }
}
