package io.bigtheta.spec;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a recipe the reader is: the components and the recipes that lie around it, from the outside in.
 *
 * @param steps empty at the top
 */
record Place(List<Step> steps) {

  static final Place TOP = new Place(List.of());

  /** The place of this name; the top if the name is empty. */
  static Place of(String name) {
    return new Place(Step.named(name));
  }

  boolean isTop() {
    return steps.isEmpty();
  }

  /** The component of this name, here. */
  Place component(String name) {
    return with(new Step(name, Step.Kind.PLACE, ""));
  }

  /** The recipe of this name, here. */
  Place recipe(String name) {
    return with(Step.recipe(name));
  }

  /** The item of the list that is here, counted from 0. */
  Place item(int i) {
    Step list = last();
    return replaced(new Step(list.name() + "[" + i + "]", list.kind(), ""));
  }

  /** The character of the text that is here, counted from 1. */
  Place character(int i) {
    Step text = last();
    return replaced(new Step(text.name(), text.kind(), "character " + i));
  }

  /** A mistake here; {@code remedy} may be empty. */
  SpecException expected(String expected, String got, String remedy) {
    return new SpecException(steps, expected, got, remedy);
  }

  /** What the constructor of the recipe of this name refused here. A recipe that names itself is named once. */
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
