package io.bigtheta.run.recipe;

import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.TargetScale;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The components of a {@link TrainRecipe}, by the names that a command line, a form and a search use, with text forms for people.
 * A blank text leaves an optional component to its default.
 */
public enum Field {
  DATA(Text.WORDS, r -> r.data().source(), (r, v) -> r.data(r.data().source(v))),
  TARGET(Text.WORDS, r -> r.data().target(), (r, v) -> r.data(r.data().target(v))),
  TASK(
      Text.constant(Task.class), r -> r.data().task(), (r, v) -> r.data(r.data().task(v))),
  IMAGES(Text.WORDS, r -> ImagesWord.of(r.data()), (r, v) -> r.data(ImagesWord.over(r.data(), v))),
  RESIZE(
      Text.open(Text.of(ImageSize::parse)),
      r -> r.data().resize(),
      (r, v) -> r.data(r.data().resize(v))),
  DATA_DIR(Text.WORDS, r -> r.data().dataDir(), (r, v) -> r.data(r.data().dataDir(v))),
  GROUP(Text.WORDS, r -> r.data().group(), (r, v) -> r.data(r.data().group(v))),
  TIME(Text.WORDS, r -> r.data().time(), (r, v) -> r.data(r.data().time(v))),
  TEST_FILE(Text.WORDS, r -> r.data().testFile(), (r, v) -> r.data(r.data().testFile(v))),
  COLUMNS(Text.WORDS, r -> r.data().table().columns(), table(CsvStyle::columns)),
  TEXT(Text.WORDS, r -> r.data().table().text(), table(CsvStyle::text)),
  MISSING(Text.WORDS, r -> r.data().table().missing(), table(CsvStyle::missing)),
  SEPARATOR(Text.WORDS, r -> r.data().table().separator(), table(CsvStyle::separator)),
  DECIMAL(Text.WORDS, r -> r.data().table().decimal(), table(CsvStyle::decimal)),
  THOUSANDS(Text.WORDS, r -> r.data().table().thousands(), table(CsvStyle::thousands)),
  ENCODING(Text.WORDS, r -> r.data().table().encoding(), table(CsvStyle::encoding)),
  SKIP(Text.WHOLE, r -> r.data().table().skip(), table(CsvStyle::skip)),
  NO_HEADER(Text.TRUTH, r -> r.data().table().noHeader(), table(CsvStyle::noHeader)),
  SKIP_BAD(Text.TRUTH, r -> r.data().skipBad(), (r, v) -> r.data(r.data().skipBad(v))),

  DROPOUT(
      Text.open(Text.SHARE),
      r -> r.network().dropout(),
      (r, v) -> r.network(r.network().dropout(v))),
  HIDDEN(Text.UNITS, r -> r.network().hidden(), (r, v) -> r.network(r.network().hidden(v))),
  LAYERS(Text.LAYERS, r -> r.network().layers(), (r, v) -> r.network(r.network().layers(v))),
  NETWORK(
      Text.open(Text.of(NamedNetwork::of)),
      r -> r.network().network(),
      (r, v) -> r.network(r.network().network(v))),
  COMMITTEE(
      Text.open(Text.WHOLE),
      r -> r.network().committee(),
      (r, v) -> r.network(r.network().committee(v))),
  NUMBERS(
      Text.open(Text.constant(NumberCoding.class)),
      r -> r.network().numbers(),
      (r, v) -> r.network(r.network().numbers(v))),
  ACTIVATION(
      Text.recipe(Activation.class),
      r -> r.network().activation(),
      (r, v) -> r.network(r.network().activation(v))),

  LOSS(
      Text.open(Text.recipe(Loss.class)),
      r -> r.learning().loss(),
      (r, v) -> r.learning(r.learning().loss(v))),
  OPTIMIZER(
      Text.recipe(Optimizer.class),
      r -> r.learning().optimizer(),
      (r, v) -> r.learning(r.learning().optimizer(v))),
  RATE(
      Text.open(Text.recipe(Schedule.class)),
      r -> r.learning().rate(),
      (r, v) -> r.learning(r.learning().rate(v))),
  BATCH(
      Text.open(Text.WHOLE),
      r -> r.learning().batch(),
      (r, v) -> r.learning(r.learning().batch(v))),
  EPOCHS(
      Text.open(Text.WHOLE),
      r -> r.learning().epochs(),
      (r, v) -> r.learning(r.learning().epochs(v))),
  PATIENCE(
      Text.WHOLE,
      r -> r.learning().patience(),
      (r, v) -> r.learning(r.learning().patience(v))),
  STOPPING(
      Text.recipe(Stopping.class),
      r -> r.learning().stopping(),
      (r, v) -> r.learning(r.learning().stopping(v))),
  PENALTY(
      Text.recipe(Penalty.class),
      r -> r.learning().penalty(),
      (r, v) -> r.learning(r.learning().penalty(v))),
  CLIPPING(
      Text.recipe(Clipping.class),
      r -> r.learning().clipping(),
      (r, v) -> r.learning(r.learning().clipping(v))),
  AVERAGE(
      Text.SHARE, r -> r.learning().average(), (r, v) -> r.learning(r.learning().average(v))),
  AUGMENT(
      Text.AUGMENTATIONS,
      r -> r.learning().augment(),
      (r, v) -> r.learning(r.learning().augment(v))),
  STANDARDIZE(
      Text.TRUTH,
      r -> r.learning().standardize(),
      (r, v) -> r.learning(r.learning().standardize(v))),
  MONITOR(
      Text.constant(Monitor.class),
      r -> r.learning().monitor(),
      (r, v) -> r.learning(r.learning().monitor(v))),
  SEED(Text.LONG, r -> r.learning().seed(), (r, v) -> r.learning(r.learning().seed(v))),
  SNAPSHOTS(
      Text.WHOLE,
      r -> r.learning().snapshots(),
      (r, v) -> r.learning(r.learning().snapshots(v))),
  TARGET_SCALE(
      Text.open(Text.constant(TargetScale.class)),
      r -> r.learning().targetScale(),
      (r, v) -> r.learning(r.learning().targetScale(v))),
  CLASS_WEIGHTS(
      Text.WORDS,
      r -> r.learning().classWeights(),
      (r, v) -> r.learning(r.learning().classWeights(v))),
  FROM(Text.WORDS, r -> r.learning().from(), (r, v) -> r.learning(r.learning().from(v))),

  VALIDATION(Text.NUMBER, r -> r.held().validation(), (r, v) -> r.held(r.held().validation(v))),
  TEST(Text.open(Text.NUMBER), r -> r.held().test(), (r, v) -> r.held(r.held().test(v)));

  @SuppressWarnings("ImmutableEnumChecker") // made of records' own methods, which change nothing
  private final Function<TrainRecipe, String> text;

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<TrainRecipe, String, TrainRecipe> with;

  <T> Field(
      Text<T> words, Function<TrainRecipe, T> value, BiFunction<TrainRecipe, T, TrainRecipe> with) {
    text = recipe -> words.write(value.apply(recipe));
    this.with = (recipe, given) -> with.apply(recipe, words.read(given));
  }

  private static <T> BiFunction<TrainRecipe, T, TrainRecipe> table(
      BiFunction<CsvStyle, T, CsvStyle> with) {
    return (recipe, value) ->
        recipe.data(recipe.data().table(with.apply(recipe.data().table(), value)));
  }

  /** The field of a name such as {@code data-dir}; {@code criterion} is an older name of {@code monitor}. */
  public static Field of(String name) {
    String known = name.equals("criterion") ? "monitor" : name;
    return Arrays.stream(values())
        .filter(field -> field.title().equals(known))
        .findFirst()
        .orElseThrow(() -> Refusal.of(
            "settings",
            "one of " + Arrays.stream(values()).map(Field::title).collect(Collectors.joining(", ")),
            "\"" + name + "\""));
  }

  /** The name, such as {@code data-dir}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does, in a sentence or two, with its default. */
  public String help() {
    return FieldHelp.of(this).replace("${DEFAULT-VALUE}", text(TrainRecipe.of("")));
  }

  /** The component of a recipe as a text that {@link #with} reads; empty if it is left to its default. */
  public String text(TrainRecipe recipe) {
    return text.apply(recipe);
  }

  /** A copy of the recipe with one component replaced. A refusal names this field, or the field that it conflicts with. */
  public TrainRecipe with(TrainRecipe recipe, String given) {
    try {
      return with.apply(recipe, given);
    } catch (Refusal e) {
      boolean other = Arrays.stream(values()).anyMatch(it -> it.title().equals(e.place()));
      throw e.setting(other ? e.place() : title());
    }
  }

  /** A refusal of this field's value, if only the data or other fields show that it is wrong. */
  public Refusal refuse(String expected, Object got, String remedy) {
    return Refusal.of(title(), expected, got, remedy).setting(title());
  }

  /** The fields whose values differ from those of {@code usual}, in order of declaration. */
  public static List<Field> changed(TrainRecipe recipe, TrainRecipe usual) {
    return Arrays.stream(values())
        .filter(field -> !field.text(recipe).equals(field.text(usual)))
        .toList();
  }
}
