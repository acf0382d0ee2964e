package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.spec.sample.Activation;
import io.bigtheta.spec.sample.Adam;
import io.bigtheta.spec.sample.AdamW;
import io.bigtheta.spec.sample.Any;
import io.bigtheta.spec.sample.Constant;
import io.bigtheta.spec.sample.Dense;
import io.bigtheta.spec.sample.Elu;
import io.bigtheta.spec.sample.Everything;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.LeakyRelu;
import io.bigtheta.spec.sample.Linear;
import io.bigtheta.spec.sample.OneCycle;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Patience;
import io.bigtheta.spec.sample.Pool;
import io.bigtheta.spec.sample.Repeat;
import io.bigtheta.spec.sample.Schedule;
import io.bigtheta.spec.sample.Shape;
import io.bigtheta.spec.sample.Sorted;
import io.bigtheta.spec.sample.Start;
import io.bigtheta.spec.sample.Stopping;
import io.bigtheta.spec.sample.Tanh;
import io.bigtheta.spec.sample.Tile;
import io.bigtheta.spec.sample.TimeLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written, and that it is read back as it was. */
class SpecTest {

  @Test
  void aRecordWithoutComponentsIsItsName() {
    same(Activation.class, new Tanh(), "tanh");
    assertEquals(new Tanh(), Spec.parse(Activation.class, "tanh()"));
  }

  @Test
  void aNameIsTheClassNameInKebabCase() {
    same(Activation.class, new LeakyRelu(), "leaky-relu");
    same(Schedule.class, new OneCycle(1), "one-cycle(1)");
    same(Optimizer.class, new AdamW(), "adamw");
    assertEquals("l2", Words.kebab("L2"));
    assertEquals("he-normal", Words.kebab("HE_NORMAL"));
    assertEquals("warm-up-steps", Words.kebab("warmUpSteps"));
  }

  @Test
  void onlyWhatDiffersFromTheDefaultIsWrittenAndByName() {
    same(Optimizer.class, new Adam(), "adam");
    same(Optimizer.class, new Adam(0.9, 0.99, 1e-8), "adam(beta2=0.99)");
    same(Layer.class, new Dense(128), "dense(128)");
    same(
        Layer.class,
        new Dense(128, new LeakyRelu(0.02f)),
        "dense(128, activation=leaky-relu(slope=0.02))");
    same(Layer.class, new Dense(3, new Linear(), false), "dense(3, bias=false)");
    same(Schedule.class, new OneCycle(0.1f, 0.25f), "one-cycle(0.1, warm-up=0.25)");
  }

  @Test
  void aDefaultMayDependOnWhatIsRequired() {
    same(Layer.class, new Pool(2), "pool(2)");
    same(Layer.class, new Pool(3, 2), "pool(3, stride=2)");
  }

  @Test
  void argumentsAreReadByPositionThenByName() {
    assertEquals(new Adam(0.8, 0.99, 1e-7), Spec.parse(Optimizer.class, "adam(0.8, 0.99, 1e-7)"));
    assertEquals(
        new Adam(0.8, 0.999, 1e-7), Spec.parse(Optimizer.class, "adam(0.8, epsilon=1e-7)"));
    assertEquals(
        new Dense(4, new Elu()), Spec.parse(Layer.class, "dense(activation=elu, units=4)"));
  }

  @Test
  void readingTakesNoNoticeOfCaseHyphensUnderscoresAndSpace() {
    assertEquals(new LeakyRelu(), Spec.parse(Activation.class, "LeakyReLU"));
    assertEquals(new LeakyRelu(), Spec.parse(Activation.class, " leaky_relu ( ) \n"));
    assertEquals(
        new OneCycle(1, 0.5f), Spec.parse(Schedule.class, "ONE-CYCLE(1,\n\twarmup = 0.5)"));
    assertEquals(
        everything("model", Start.GLOROT_UNIFORM),
        Spec.parse(Everything.class, "everything(shape(1, 2, 3), [], start=GlorotUniform)"));
  }

  @Test
  void aNumberStandsForTheRecipeThatSaysSo() {
    same(Optimizer.class, new AdamW(new Constant(0.5f)), "adamw(rate=0.5)");
    same(Optimizer.class, new AdamW(new OneCycle(0.5f)), "adamw(rate=one-cycle(0.5))");
    same(Schedule.class, new Constant(1e-3f), "0.001");
    same(Schedule.class, new Constant(Float.POSITIVE_INFINITY), "constant(infinity)");
    assertEquals(new Constant(0.5f), Spec.parse(Schedule.class, "constant(value=0.5)"));
    assertEquals(new Constant(0.5f), Spec.parse(Constant.class, ".5"));
  }

  @Test
  void numbersJoinedByXStandForARecipeOfSeveral() {
    same(Tile.class, new Tile(3), "3");
    same(Tile.class, new Tile(3, 1), "3x1");
    assertEquals(new Tile(3, 1), Spec.parse(Tile.class, "tile(3, width=1)"));
    assertEquals(new Tile(3), Spec.parse(Tile.class, "3x3"));
    assertEquals("3", Spec.whole(new Tile(3)));
    assertEquals("3x1", Spec.whole(new Tile(3, 1)));
  }

  @Test
  void aListThatIsTheOnlyComponentIsWrittenAsArguments() {
    Any any = new Any(List.of(new Patience(5), new TimeLimit(60)));
    same(Stopping.class, any, "any(patience(5), time-limit(60))");
    same(
        Stopping.class,
        new Any(List.of(any, any)),
        "any(" + Spec.text(any) + ", " + Spec.text(any) + ")");
    assertEquals(any, Spec.parse(Stopping.class, "any([patience(5), time-limit(60)])"));
    assertEquals(any, Spec.parse(Stopping.class, "any(rules=[patience(5), time-limit(60)])"));
    assertEquals(new Any(List.of(new Patience(5))), Spec.parse(Stopping.class, "any(patience(5))"));
  }

  @Test
  void aRecordWithoutDefaultsMayChangeWhatItIsGiven() {
    assertEquals("sorted(1, 2)", Spec.text(Spec.parse(Sorted.class, "sorted(2, 1)")));
  }

  @Test
  void aRecordMayBeItsOwnKind() {
    same(Shape.class, new Shape(1, 28, 28), "shape(1, 28, 28)");
    assertEquals(List.of("shape"), Spec.names(Shape.class));
  }

  @Test
  void everyTypeOfComponentIsWrittenAndReadBack() {
    same(
        Everything.class,
        new Everything(
            new Shape(1, 2, 3),
            List.of(new Dense(4), new Repeat(new Pool(2))),
            List.of(List.of(1, -2), List.of()),
            Start.ZERO,
            "Häuser, \"alt\"\n\u0000\u2028\uD83D\\",
            Long.MIN_VALUE,
            Float.MIN_VALUE,
            Double.MAX_VALUE,
            false,
            List.of(0f, -0f, 1.5f),
            List.of(Start.HE_NORMAL, Start.GLOROT_UNIFORM),
            List.of("plain", "", "two words"),
            List.of(true, false)),
        "everything(shape(1, 2, 3), [dense(4), repeat(pool(2))], table=[[1, -2], []], start=zero,"
            + " name=\"Häuser, \\\"alt\\\"\\n"
            + "\\u0000\\u2028\\ud83d\\\\\", seed=-9223372036854775808, share=1e-45,"
            + " limit=1.7976931348623157e308, shuffle=false, rates=[0, -0, 1.5],"
            + " starts=[he-normal, glorot-uniform], labels=[plain, \"\", \"two words\"],"
            + " flags=[true, false])");
  }

  @Test
  void aStringIsPlainIfItIsOneWord() {
    same(
        Everything.class,
        everything("lenet-5_v1.0", Start.HE_NORMAL),
        "everything(shape(1, 2, 3), [], name=lenet-5_v1.0)");
    assertEquals(
        everything("tabs\tand \u00e9", Start.HE_NORMAL),
        Spec.parse(
            Everything.class, "everything(shape(1, 2, 3), [], name=\"tabs\\tand \\u00E9\")"));
  }

  @Test
  void namesAreThoseOfThePublicTopLevelRecordsBesideTheInterface() {
    assertEquals(List.of("elu", "leaky-relu", "linear", "tanh"), Spec.names(Activation.class));
    assertEquals(List.of("adam", "adamw"), Spec.names(Optimizer.class));
  }

  @Test
  void aDescriptionShowsWhatIsRequiredAndTheDefaultsOfTheRest() {
    assertEquals(
        List.of("adam(beta1=0.9, beta2=0.999, epsilon=1e-8)", "adamw(rate=0.01)"),
        Spec.describe(Optimizer.class));
    assertEquals(
        List.of(
            "dense(units, activation=linear, bias=true)", "pool(size, stride=…)", "repeat(layer)"),
        Spec.describe(Layer.class));
    assertEquals(
        List.of("elu(alpha=1)", "leaky-relu(slope=0.01)", "linear", "tanh"),
        Spec.describe(Activation.class));
    assertEquals(
        List.of("any(rules…)", "patience(epochs, least=0)", "time-limit(seconds)"),
        Spec.describe(Stopping.class));
    assertEquals(
        List.of(
            "everything(shape, layers, table=[], start=he-normal, name=model, seed=7, share=0.1,"
                + " limit=1e-8, shuffle=true, rates=[], starts=[], labels=[], flags=[])"),
        Spec.describe(Everything.class));
  }

  private static Everything everything(String name, Start start) {
    Everything e = new Everything(new Shape(1, 2, 3), List.of());
    return new Everything(
        e.shape(),
        e.layers(),
        e.table(),
        start,
        name,
        e.seed(),
        e.share(),
        e.limit(),
        e.shuffle(),
        e.rates(),
        e.starts(),
        e.labels(),
        e.flags());
  }

  private static void same(Class<?> kind, Record recipe, String text) {
    assertEquals(text, Spec.text(recipe));
    assertEquals(recipe, Spec.parse(kind, text));
  }

  @Test
  void theWholeTextNamesWhatHasItsDefaultToo() {
    assertEquals("adam(beta1=0.9, beta2=0.999, epsilon=1e-8)", Spec.whole(new Adam()));
    assertEquals(new Adam(), Spec.parse(Optimizer.class, Spec.whole(new Adam())));
  }
}
