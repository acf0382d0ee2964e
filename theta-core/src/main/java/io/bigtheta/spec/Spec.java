package io.bigtheta.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads the text form of a recipe: {@code parse(kind, text(recipe)).equals(recipe)}.
 *
 * <pre>
 * value    = name | name "(" [ argument { "," argument } ] ")" | number | list | string
 * argument = [ component "=" ] value          (those without a name come first)
 * list     = "[" [ value { "," value } ] "]"
 * string   = word | '"' characters '"'        (with \" \\ \n \r \t and four hexadecimal digits after \ u)
 * </pre>
 *
 * <p>A <em>recipe</em> is a record. A <em>kind</em> is the interface it implements: {@code Adam} is a recipe of the
 * kind {@code Optimizer}. The name of a recipe in a text is its class name in kebab-case ({@code LeakyRelu} is
 * {@code leaky-relu}, {@code AdamW} is {@code adamw}). Reading ignores case, hyphens and underscores. A record may be
 * its own kind, as in {@code parse(Shape.class, "shape(1, 28, 28)")}.
 *
 * <p><b>Where recipes are found.</b> The recipes of a kind are the public top-level records in its package whose class
 * files lie beside its own (in a directory, a jar or the run-time image). A name in a text is looked up among those. It
 * never becomes the name of a class to load, so a text from an untrusted file can build nothing else.
 *
 * <p><b>Components</b> are {@code int long float double boolean String}, an enum, a kind, or a {@code List} of these. A
 * record whose only component is a list may be given the elements as its arguments:
 * {@code any(patience(5), time-limit(60))}.
 *
 * <p>A component of type {@code Optional<X>}, where X is one of these, is empty unless it is given. It is written only
 * if it is present, as the value itself: {@code train(loss=huber)}. A description shows it in brackets:
 * {@code train(epochs=10, [loss])}. It needs no default. If the constructor sets one that is present, the component is
 * described like any other, and a record in which it is empty has no text.
 *
 * <p><b>Defaults are written once</b>, in a constructor. The shortest public constructor whose parameters are the first
 * components in their order says which components are required. The defaults of the others are read from the record it
 * makes. The constructor keeps the values it is given as they are, or refuses them. So
 *
 * <pre>{@code
 * public record Dense(int units, Activation activation, boolean bias) implements Layer {
 *   public Dense(int units) { this(units, new Linear(), true); }
 * }
 * }</pre>
 *
 * is {@code dense(units, activation=linear, bias=true)}. A text contains the required components in order, and then by
 * name those others that differ from their default: {@code dense(128, activation=leaky-relu(slope=0.02))}.
 *
 * <p><b>Limits.</b> A text has at most 65536 characters and 32 levels of nesting, in reading and in writing. A text
 * beyond these limits, or wrong in any other way, ends in a {@link SpecException}. All methods may be called from any
 * thread.
 */
public final class Spec {

  private Spec() {}

  /**
   * Reads the recipe of this kind that the text describes.
   *
   * @throws SpecException if the text describes none, or if the constructor of the recipe refuses the values
   */
  public static <T> T parse(Class<T> kind, String text) {
    return parse(kind, "", text);
  }

  /**
   * Reads the recipe of this kind that the text describes, and reports a mistake at {@code where} instead of at the
   * kind: {@code --optimizer: adam: beta1: expected …}.
   *
   * @throws SpecException if the text describes none, or if the constructor of the recipe refuses the values
   */
  public static <T> T parse(Class<T> kind, String where, String text) {
    Place place = Place.of(where);
    Place around = place.isTop() ? Place.of(Words.kebab(kind.getSimpleName())) : place;
    return kind.cast(Binder.recipe(kind, new SyntaxReader(around, text).read(), place));
  }

  /** Splits a text at its spaces into the recipes it holds. Spaces inside brackets do not count. */
  public static List<String> split(String text) {
    List<String> recipes = new ArrayList<>();
    int depth = 0;
    StringBuilder recipe = new StringBuilder();
    for (char c : (text + " ").toCharArray()) {
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth > 0 || !Character.isWhitespace(c)) {
        recipe.append(c);
      } else if (!recipe.isEmpty()) {
        recipes.add(recipe.toString());
        recipe.setLength(0);
      }
    }
    if (!recipe.isEmpty()) {
      recipes.add(recipe.toString());
    }
    return recipes;
  }

  /**
   * The text of this recipe. A recipe has exactly one text, the same on every JDK.
   *
   * @throws SpecException if it is not a record, or holds what a text cannot say (not a number, null, a component of
   *     another type)
   */
  public static String text(Object recipe) {
    return new Writer(false).text(recipe);
  }

  /**
   * The text of this recipe with every component written out, even where it has its default. Use it for texts that must
   * be read years later, when the defaults may have changed.
   *
   * @throws SpecException like {@link #text}
   */
  public static String whole(Object recipe) {
    return new Writer(true).text(recipe);
  }

  /** The names of the components of this record class, in order: {@code [units, activation, bias]}. */
  public static List<String> components(Class<?> record) {
    return Recipe.of(record).components();
  }

  /**
   * The text of one component's value, as {@link #with} reads it. A string is given without quotation marks. An
   * optional component that is not set gives an empty text.
   *
   * @throws SpecException if the record has no such component, or if its value has no text
   */
  public static String component(Object record, String name) {
    Recipe recipe = Recipe.of(record.getClass());
    String known = recipe.component(name, Place.TOP.recipe(recipe.name()));
    Object value = recipe.values(record).get(recipe.components().indexOf(known));
    Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return given == null ? "" : given instanceof String s ? s : new Writer(false).value(given, 0);
  }

  /**
   * A copy of the record in which one component has the value that the text describes. A string is taken as it is,
   * without quotation marks. An empty text removes the value of an optional component. Any other text is read as in
   * {@link #parse}.
   *
   * @throws SpecException if the record has no such component, if the text is not a value of that component (the
   *     mistake is reported at the component), or if the constructor refuses the values
   */
  public static <T> T with(T record, String component, String text) {
    return Change.of(record, component, text);
  }

  /** The names of all recipes of this kind, sorted. */
  public static List<String> names(Class<?> kind) {
    return Kind.of(kind).names();
  }

  /**
   * How each recipe of this kind is written, such as {@code dense(units, activation=linear, bias=true)}, in the order
   * of {@link #names}. A default that depends on the required components is written as {@code …}.
   */
  public static List<String> describe(Class<?> kind) {
    return Kind.of(kind).recipes().stream().map(Signature::of).toList();
  }

  /**
   * Marks the recipe that a bare number stands for. At most one recipe of a kind has this mark. With
   * {@code @Spec.FromNumber record Constant(float value) implements Schedule}, {@code rate=0.01} means
   * {@code rate=constant(0.01)}. The short form is the one that is written.
   *
   * <p>If all components are of type {@code int} and only the first is required, several numbers joined by x stand for
   * it too. With {@code @Spec.FromNumber record Size(int height, int width)}, {@code kernel=3x1} means
   * {@code kernel=size(3, 1)}.
   */
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface FromNumber {}

  /**
   * The names that this component or this recipe had in older versions. Texts with these names are
   * still read. The names are never written, and no message or description shows them.
   */
  @Documented
  @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Formerly {
    /** The former names, in any spelling. */
    String[] value();
  }
}
