package io.bigtheta.cli;

import picocli.CommandLine.Option;

/** Options under a name. */
final class NamedOptions {
  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Options under a name: quick, mlp-plain, mlp-best, mlp-record, cnn-quick, cnn-best, fashion-mlp, fashion-cnn or cifar-cnn; others beside it have the last word.")
  private String named;

  /** The settings given, with those of the recipe where nothing is. */
  Settings over(Settings given, RunOptions run) {
    return named.isEmpty() ? given : NamedRecipe.of(named).over(given, run::given);
  }
}
