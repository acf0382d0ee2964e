package io.bigtheta.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked for cannot be: a mistake of whoever asked, said so that a person can mend it and a form can show it beside the
 * field it belongs to. The message is one line and reads {@code where: expected X, got Y; do Z}.
 *
 * <p>The code that finds a mistake knows its innermost place only, such as {@code peak}. Callers put the places that they know
 * before it, with {@link #within}, so that {@link #where} becomes {@code rate: cosine: peak} and {@link #path} {@code
 * rate.peak}. The outermost place is a component of a recipe ({@code rate}), a file with row and column ({@code
 * iris.csv:3:species}), or a thing ({@code model}).
 *
 * <p>Everything in Theta that refuses its arguments throws this, or a subclass that tells what kind of thing was wrong. Any
 * other exception means a fault of Theta's own or of the machine.
 */
public class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * One part of the way to a mistake, from the outside in.
   *
   * @param kind what the name is of
   */
  private record Step(String name, Kind kind) {}

  private enum Kind {
    /** A component, a file or a thing. */
    PLACE,
    /** What a door lets people set: an option of a command line, a field of a form. */
    SETTING,
    /** A recipe, such as {@code cosine}: only people are shown it. */
    RECIPE
  }

  private final transient List<Step> steps;
  private final String expected;
  private final String got;
  private final String remedy;

  private Refusal(List<Step> steps, String expected, String got, String remedy) {
    super(message(where(steps), expected, got, remedy));
    this.steps = List.copyOf(steps);
    this.expected = expected;
    this.got = got;
    this.remedy = remedy;
  }

  /** For subclasses, as {@link #of(Object, String, Object, String)}. */
  protected Refusal(Object where, String expected, Object got, String remedy) {
    this(List.of(new Step(String.valueOf(where), Kind.PLACE)), expected, String.valueOf(got), remedy);
  }

  /** {@code where: expected expected, got got}. */
  public static Refusal of(Object where, String expected, Object got) {
    return new Refusal(where, expected, got, "");
  }

  /**
   * {@code where: expected expected, got got; remedy}.
   *
   * @param where the innermost place that is known
   * @param expected what would have been accepted, as {@code at least 1}
   * @param got what came instead
   * @param remedy what to do about it; empty where {@code expected} says it
   */
  public static Refusal of(Object where, String expected, Object got, String remedy) {
    return new Refusal(where, expected, got, remedy);
  }

  /** The same mistake, seen from outside {@code place}, which comes first in {@link #where} and in {@link #path}. */
  public Refusal within(Object place) {
    return from(Stream.concat(Stream.of(new Step(String.valueOf(place), Kind.PLACE)), steps.stream()));
  }

  /** The same mistake in a recipe of this name, which comes first in {@link #where} and not at all in {@link #path}. */
  public Refusal withinRecipe(String name) {
    return from(Stream.concat(Stream.of(new Step(name, Kind.RECIPE)), steps.stream()));
  }

  /**
   * The same mistake, told of what people set under this name, which a command line shows as its option. It takes the place of
   * the outermost one, unless that is the name of a recipe.
   */
  public Refusal setting(String name) {
    int replaced = steps.get(0).kind() == Kind.RECIPE ? 0 : 1;
    return from(
        Stream.concat(Stream.of(new Step(name, Kind.SETTING)), steps.stream().skip(replaced)));
  }

  /** Whether the outermost place is a {@link #setting(String)}. */
  public boolean isSetting() {
    return steps.get(0).kind() == Kind.SETTING;
  }

  private Refusal from(Stream<Step> way) {
    Refusal same = new Refusal(way.toList(), expected, got, remedy);
    same.initCause(this);
    return same;
  }

  /** The outermost place alone, as {@code rate}. */
  public String place() {
    return steps.get(0).name();
  }

  /** The way to the mistake for people, as {@code rate: cosine: peak}. */
  public String where() {
    return where(steps);
  }

  /** The way to the mistake for programs, as {@code rate.peak}: without names of recipes. */
  public String path() {
    return steps.stream().filter(step -> step.kind() != Kind.RECIPE).map(Step::name).collect(Collectors.joining("."));
  }

  /** What would have been accepted. */
  public String expected() {
    return expected;
  }

  /** What came instead. */
  public String got() {
    return got;
  }

  /** What to do about it; may be empty. */
  public String remedy() {
    return remedy;
  }

  private static String where(List<Step> steps) {
    return steps.stream().map(Step::name).collect(Collectors.joining(": "));
  }

  private static String message(String where, String expected, String got, String remedy) {
    return where + ": expected " + expected + ", got " + got
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
