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
 * {@code parse(kind, text(recipe)).equals(recipe)}: the text form of a recipe, written and read.
 *
 * <pre>
 * value    = name | name "(" [ argument { "," argument } ] ")" | number | list | string
 * argument = [ component "=" ] value          (those without a name come first)
 * list     = "[" [ value { "," value } ] "]"
 * string   = word | '"' characters '"'        (with \" \\ \n \r \t and four hexadecimal digits after \ u)
 * </pre>
 *
 * <p>A <em>recipe</em> is a record, a <em>kind</em> is the interface it implements: {@code Adam} is
 * a recipe of the kind {@code Optimizer}. Its name in a text is the class name in kebab-case
 * ({@code LeakyRelu} is {@code leaky-relu}, {@code AdamW} is {@code adamw}); reading takes no
 * notice of case, hyphens and underscores. A record may be its own kind, as
 * {@code parse(Shape.class, "shape(1, 28, 28)")}.
 *
 * <p><b>Where recipes are found.</b> Only public top-level records in the kind's own package,
 * beside the kind's own class file (a directory, a jar or the run-time image). A name in a text is
 * looked up among those; it never becomes the name of a class to load, so a text from an untrusted
 * file can build nothing else.
 *
 * <p><b>Components</b> are {@code int long float double boolean String}, an enum, a kind, or a
 * {@code List} of these. A record whose only component is a list may be given the elements as its
 * arguments: {@code any(patience(5), time-limit(60))}.
 *
 * <p>A component of type {@code Optional<X>}, where X is one of these, is empty unless it is given.
 * It is written only if it is present, and as the value itself: {@code train(loss=huber)}. A
 * description shows it in brackets: {@code train(epochs=10, [loss])}. It needs no default; if the
 * constructor makes one that is present, the component is described as any other, and a record
 * without it has no text.
 *
 * <p><b>Defaults are written once</b>, in a constructor. The shortest public constructor whose
 * parameters are the first components in their order says which are required; the others are read
 * from what it makes. It keeps the values it is given as they are, or refuses them. So
 *
 * <pre>{@code
 * public record Dense(int units, Activation activation, boolean bias) implements Layer {
 *   public Dense(int units) { this(units, new Linear(), true); }
 * }
 * }</pre>
 *
 * is {@code dense(units, activation=linear, bias=true)}. A text is written with the required
 * components in order and of the others only those that differ from their default, by name:
 * {@code dense(128, activation=leaky-relu(slope=0.02))}.
 *
 * <p><b>Limits.</b> At most 65536 characters and 32 levels of nesting, in reading and in writing.
 * Any other text that is wrong ends in a {@link SpecException} too. All methods may be called from
 * any thread.
 */
public final class Spec {

  private Spec() {}

  /**
   * The recipe of this kind that the text describes.
   *
   * @throws SpecException if there is none, or if its constructor refuses the values
   */
  public static <T> T parse(Class<T> kind, String text) {
    return parse(kind, "", text);
  }

  /**
   * As {@link #parse(Class, String)}, but a mistake is told of {@code where} in place of the kind:
   * {@code --optimizer: adam: beta1: expected …}. For a door that has a name of its own.
   */
  public static <T> T parse(Class<T> kind, String where, String text) {
    Place place = Place.of(where);
    Place around = place.isTop() ? Place.of(Words.kebab(kind.getSimpleName())) : place;
    return kind.cast(Binder.recipe(kind, new SyntaxReader(around, text).read(), place));
  }

  /** The recipes of a text that has several, with spaces between: spaces inside brackets do not count. */
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
   * The one text of this recipe, the same on every JDK.
   *
   * @throws SpecException if it is no record, or holds what a text cannot say (not a number, null,
   *     a component of another type)
   */
  public static String text(Object recipe) {
    return new Writer(false).text(recipe);
  }

  /**
   * The text with every component written out, whether it has its default or not: for what must be read years later, when
   * defaults may be others.
   *
   * @throws SpecException as {@link #text}
   */
  public static String whole(Object recipe) {
    return new Writer(true).text(recipe);
  }

  /** The names of the components of this record class, in order: {@code [units, activation, bias]}. */
  public static List<String> components(Class<?> record) {
    return Recipe.of(record).components();
  }

  /**
   * What {@link #with} reads as the value that this component has: the text of the value, or the
   * string itself; empty if it is an optional component that is not given.
   *
   * @throws SpecException if the record has no such component, or as {@link #text}
   */
  public static String component(Object record, String name) {
    Recipe recipe = Recipe.of(record.getClass());
    String known = recipe.component(name, Place.TOP.recipe(recipe.name()));
    Object value = recipe.values(record).get(recipe.components().indexOf(known));
    Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return given == null ? "" : given instanceof String s ? s : new Writer(false).value(given, 0);
  }

  /**
   * A copy of the record in which this component is what the text says. A string is taken as it is,
   * without quotation marks; an empty text takes an optional component away; all else is read as in
   * a text.
   *
   * @throws SpecException if the record has no such component, if the text is no value of it (told
   *     of the component), or if the constructor refuses the values
   */
  public static <T> T with(T record, String component, String text) {
    return Change.of(record, component, text);
  }

  /** The names of all recipes of this kind, sorted. */
  public static List<String> names(Class<?> kind) {
    return Kind.of(kind).names();
  }

  /**
   * How each recipe of this kind is written, in the order of {@link #names}: {@code dense(units,
   * activation=linear, bias=true)}. A default that depends on the required components is written as
   * {@code …}.
   */
  public static List<String> describe(Class<?> kind) {
    return Kind.of(kind).recipes().stream().map(Signature::of).toList();
  }

  /**
   * Marks the recipe that a bare number stands for, at most one of a kind: with
   * {@code @Spec.FromNumber record Constant(float value) implements Schedule}, {@code rate=0.01} is
   * {@code rate=constant(0.01)}. The short form is the one that is written.
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
    /** In any spelling. */
    String[] value();
  }
}
