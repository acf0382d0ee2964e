package io.bigtheta.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses bad input. The mistake is the caller's, and it is described so that a person can correct it and a form can
 * show it beside the field it belongs to. The message is one line and reads {@code where: expected X, got Y; do Z}.
 *
 * <p>The code that finds a mistake knows only its innermost place, such as {@code peak}. Callers put the places that
 * they know before it with {@link #within}, so that {@link #where} becomes {@code rate: cosine: peak} and {@link #path}
 * becomes {@code rate.peak}. The outermost place is a component of a recipe ({@code rate}), a file with row and column
 * ({@code iris.csv:3:species}), or a thing ({@code model}).
 *
 * <p>Everything in Theta that refuses its arguments throws this exception or a subclass that tells what kind of thing
 * was wrong. Any other exception is a fault of Theta itself or of the machine.
 */
public class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Step> steps;
  private final String expected;
  private final String got;
  private final String remedy;

  Refusal(List<Step> steps, String expected, String got, String remedy) {
    super(line(message(where(steps), expected, got, remedy)));
    this.steps = List.copyOf(steps);
    this.expected = line(expected);
    this.got = line(got);
    this.remedy = line(remedy);
  }

  /** Makes a refusal like {@link #of(Object, String, Object, String)}, for subclasses. */
  protected Refusal(Object where, String expected, Object got, String remedy) {
    this(Step.named(String.valueOf(where)), expected, String.valueOf(got), remedy);
  }

  /** Makes a copy of a refusal, which becomes the cause of this one, for subclasses. */
  protected Refusal(Refusal same) {
    this(same.steps, same.expected, same.got, same.remedy);
    initCause(same);
  }

  /**
   * A refusal that reads {@code where: expected expected, got got}.
   *
   * @param where the innermost place that is known; empty if only the caller knows one
   * @param expected what would have been accepted, such as {@code at least 1}
   * @param got what was given instead
   */
  public static Refusal of(Object where, String expected, Object got) {
    return new Refusal(where, expected, got, "");
  }

  /**
   * A refusal that reads {@code where: expected expected, got got; remedy}.
   *
   * @param where the innermost place that is known; empty if only the caller knows one
   * @param expected what would have been accepted, such as {@code at least 1}
   * @param got what was given instead
   * @param remedy what to do about it; empty if {@code expected} says it already
   */
  public static Refusal of(Object where, String expected, Object got, String remedy) {
    return new Refusal(where, expected, got, remedy);
  }

  /** The same mistake with {@code place} before its other places, in {@link #where} and in {@link #path}. */
  public Refusal within(Object place) {
    return from(Stream.concat(Step.named(String.valueOf(place)).stream(), steps.stream()));
  }

  /**
   * The same mistake with the name of a recipe before its other places in {@link #where}. {@link #path} does not show
   * it.
   */
  public Refusal withinRecipe(String name) {
    return from(Stream.concat(Stream.of(Step.recipe(name)), steps.stream()));
  }

  /**
   * The same mistake, reported for a setting that people know by this name. A command line shows it as its option. The
   * name replaces the outermost place, unless that is the name of a recipe; then it goes before it.
   */
  public Refusal setting(String name) {
    boolean replaces = !steps.isEmpty() && steps.get(0).kind() != Step.Kind.RECIPE;
    Step set = new Step(name, Step.Kind.SETTING, replaces ? steps.get(0).detail() : "");
    return from(Stream.concat(Stream.of(set), steps.stream().skip(replaces ? 1 : 0)));
  }

  /** The same mistake with another remedy. */
  public Refusal remedy(String value) {
    Refusal same = new Refusal(steps, expected, got, value);
    same.initCause(this);
    return same;
  }

  /** Whether the outermost place is a {@link #setting(String)}. */
  public boolean isSetting() {
    return !steps.isEmpty() && steps.get(0).kind() == Step.Kind.SETTING;
  }

  private Refusal from(Stream<Step> way) {
    Refusal same = new Refusal(way.toList(), expected, got, remedy);
    same.initCause(this);
    return same;
  }

  /** The steps of the way to the mistake, from the outside in. */
  List<Step> steps() {
    return steps;
  }

  /** The outermost place alone, such as {@code rate}; empty if no place is known. */
  public String place() {
    return steps.isEmpty() ? "" : steps.get(0).name();
  }

  /** The way to the mistake for people, such as {@code rate: cosine: peak}. */
  public String where() {
    return where(steps);
  }

  /** The way to the mistake for programs, such as {@code rate.peak}. It leaves out the names of recipes. */
  public String path() {
    return steps.stream()
        .filter(step -> step.kind() != Step.Kind.RECIPE)
        .map(Step::name)
        .collect(Collectors.joining("."));
  }

  /** What would have been accepted. */
  public String expected() {
    return expected;
  }

  /** What was given instead. */
  public String got() {
    return got;
  }

  /** What to do about it; may be empty. */
  public String remedy() {
    return remedy;
  }

  private static String where(List<Step> steps) {
    return steps.stream().map(Step::shown).collect(Collectors.joining(": "));
  }

  private static String message(String where, String expected, String got, String remedy) {
    return (where.isEmpty() ? "" : where + ": ") + "expected " + expected + ", got " + got
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }

  /** The text on one line, so that the input cannot break the line that is shown. */
  private static String line(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
