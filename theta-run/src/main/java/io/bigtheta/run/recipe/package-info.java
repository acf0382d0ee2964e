/**
 * What a job is to do, as immutable records with a text form: {@link io.bigtheta.run.recipe.TrainRecipe} describes the data, the
 * network, its training and the held-out rows; the recipes of a search, a pruning and other jobs build on it. A default is
 * written once, in the record. {@code Field} knows the components by the names that a command line and a form use. A {@code
 * Plan} is what a recipe means for given data.
 */
package io.bigtheta.run.recipe;
