package io.bigtheta.spec;

import java.util.List;
import java.util.stream.Stream;

/**
 * A position in a recipe: the components and recipes around it, from the outside in.
 *
 * @param steps the way to the position; empty at the top
 */
record Place(List<Step> steps) {

  static final Place TOP = new Place(List.of());

  /** The place of this name, or the top if the name is empty. */
  static Place of(String name) {
    return new Place(Step.named(name));
  }

  boolean isTop() {
    return steps.isEmpty();
  }

  /** The place of the component with this name in this place. */
  Place component(String name) {
    return with(new Step(name, Step.Kind.PLACE, ""));
  }

  /** The place inside the recipe with this name in this place. */
  Place recipe(String name) {
    return with(Step.recipe(name));
  }

  /** The place of item {@code i} of the list in this place, counted from 0. */
  Place item(int i) {
    Step list = last();
    return replaced(new Step(list.name() + "[" + i + "]", list.kind(), ""));
  }

  /** The place of character {@code i} of the text in this place, counted from 1. */
  Place character(int i) {
    Step text = last();
    return replaced(new Step(text.name(), text.kind(), "character " + i));
  }

  /** The exception for a mistake in this place; {@code remedy} may be empty. */
  SpecException expected(String expected, String got, String remedy) {
    return new SpecException(steps, expected, got, remedy);
  }

  /**
   * The exception for what the constructor of this recipe refused in this place. If the refusal names the recipe
   * itself, the name appears once.
   */
  SpecException refused(String recipe, Refusal refusal) {
    boolean own = refusal.place().equals(recipe);
    Stream<Step> inner = refusal.steps().stream().skip(own ? 1 : 0);
    List<Step> all = Stream.concat(steps.stream(), inner).toList();
    return new SpecException(all, refusal.expected(), refusal.got(), refusal.remedy())
        .because(refusal);
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private Place with(Step step) {
    return new Place(Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  private Place replaced(Step last) {
    return new Place(steps.subList(0, steps.size() - 1)).with(last);
  }
}
