package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.NamedNetwork;
import io.bigtheta.run.recipe.TrainRecipe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRecipeTest {
  @TempDir
  private Path folder;

  private JsonNode trained(String... more) throws Exception {
    String[] args = new String[more.length + 5];
    args[0] = "train";
    args[1] = "digits";
    args[2] = "--json";
    args[3] = "--out";
    args[4] = folder.resolve("run").toString();
    System.arraycopy(more, 0, args, 5, more.length);
    Cli run = Cli.run((Object[]) args);
    assertEquals(0, run.code(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  /** On the small digits that come with Theta, a little below what they reach there. */
  @ParameterizedTest
  @CsvSource({"quick, 0.92", "cnn-quick, 0.96", "mlp-plain, 0.96"})
  void recipesReachWhatTheySay(String recipe, double accuracy) throws Exception {
    JsonNode result = trained("--recipe", recipe);
    assertTrue(result.get("test_accuracy").asDouble() >= accuracy, result::toString);
  }

  @Test
  void optionsBesideARecipeHaveTheLastWord() throws Exception {
    trained("--recipe", "cnn-quick", "--epochs", "1", "--hidden", "7");
    TrainRecipe recipe =
        RunFolder.open(folder.resolve("run")).beginning(TrainRecipe.class).recipe();
    assertEquals(1, recipe.learning().epochs().orElseThrow());
    assertEquals("one-cycle(0.005)", Field.RATE.text(recipe));
    assertEquals("", Field.NETWORK.text(recipe));
    assertEquals("7", Field.HIDDEN.text(recipe));
  }

  @Test
  void aNetworkBesideARecipeReplacesAllOfTheRecipesNetwork() throws Exception {
    trained("--recipe", "quick", "--network", "mlp", "--epochs", "1");
    TrainRecipe recipe =
        RunFolder.open(folder.resolve("run")).beginning(TrainRecipe.class).recipe();
    assertEquals("mlp", Field.NETWORK.text(recipe));
    assertEquals("0.0", Field.VALIDATION.text(recipe));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--recipe|cnn-bset|--recipe: expected one of quick, table-quick, table-best, mlp-plain, mlp-best, mlp-record, cnn-quick, cnn-best, fashion-mlp, fashion-cnn, cifar-cnn, speech, got \"cnn-bset\"",
        "--network|resnet|--network: expected one of mlp, mlp-noise, mlp-wide, mlp-large, lenet5, cnn-small, cnn, cnn-pools, cnn-speech, got \"resnet\"",
      })
  void unknownNamesAreRefused(String option, String name, String message) {
    Cli run = Cli.run("train", "digits", option, name);
    assertEquals(2, run.code());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void aNamedNetworkBesideLayersIsRefused() {
    Cli run = Cli.run("train", "digits", "--network", "cnn", "--layers", "dense(10)");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("--network: expected no --layers"), run.err());
  }

  /** Every network, as far as one step. */
  @ParameterizedTest
  @CsvSource({"mlp", "mlp-noise", "mlp-wide", "mlp-large", "lenet5", "cnn-small", "cnn", "cnn-pools"
  })
  void networksSuitImagesAndAnyNumberOfClasses(String network) {
    var layers = NamedNetwork.of(network).layers(26);
    var blueprint = new io.bigtheta.nn.Blueprint(new io.bigtheta.nn.layer.Shape(3, 32, 32), layers);
    assertEquals(26, blueprint.shapes().get(layers.size()).size());
  }
}
