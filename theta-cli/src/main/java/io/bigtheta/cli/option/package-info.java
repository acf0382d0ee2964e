/**
 * Options that several commands share, and how what was typed becomes a recipe. Defaults are those of the recipes: no option has
 * one of its own.
 */
package io.bigtheta.cli.option;
