/**
 * What is to be done, as immutable records with a text form: {@link io.bigtheta.run.recipe.TrainRecipe} says which data, which
 * network, how it learns and what is held out; the recipes of a search, a pruning and the others build on it. A default is
 * written once, in the record. {@code Field} knows the components by the names that a command line and a form use. Once the
 * data are there, a {@code Plan} says what that comes to.
 */
package io.bigtheta.run.recipe;
