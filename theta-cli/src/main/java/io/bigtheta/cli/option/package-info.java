/**
 * Options that several commands share, and how what was typed becomes a recipe. Defaults are written in the recipes; an option has
 * one only if no recipe does.
 */
package io.bigtheta.cli.option;
