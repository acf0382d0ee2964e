package io.bigtheta.io.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.Safetensors;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that PyTorch made, see make.py beside the files, calculate the same here. */
class StateDictTest {
  private static final Path FILES = Path.of("src/test/resources/io/bigtheta/io/torch");
  private static final float NEAR = 1e-5f;

  @TempDir
  Path folder;

  @Test
  void aPerceptronWithLayerNormalisationAnswersAsInPyTorch() throws IOException {
    Loaded loaded = same(
        "mlp", "5 dense(8, activation=tanh) dense(8) layer-norm activate(relu) dense(3)", Map.of());
    assertEquals("3.weight", loaded.sources().get("layer.2.gain"));
    assertEquals(List.of(), loaded.notes());
  }

  @Test
  void layersOfOneShapeFollowTheNumbersInTheirNamesNotTheAlphabet() throws IOException {
    Loaded loaded = same("twelve", "4" + " dense(4)".repeat(12), Map.of());
    assertEquals("module.2.weight", loaded.sources().get("layer.2.weight"));
    assertEquals("module.10.weight", loaded.sources().get("layer.10.weight"));
  }

  @Test
  void aNetworkOfImagesKeepsItsOrderOfPixels() throws IOException {
    Loaded loaded = same(
        "cnn",
        "3x8x8 conv(6, 3, bias=false) batch-norm activate(relu) max-pool(2)"
            + " conv(4, 3x2, stride=2, padding=valid, activation=gelu) dense(9) prelu dense(4)",
        Map.of());
    assertEquals(
        List.of("left out, as they hold whole numbers of type I64: stem.1.num_batches_tracked"),
        loaded.notes());
  }

  @Test
  void aBiasThatTheFileLacksIsFilledInAndNamed() throws IOException {
    Loaded loaded = same(
        "cnn",
        "3x8x8 conv(6, 3) batch-norm activate(relu) max-pool(2)"
            + " conv(4, 3x2, stride=2, padding=valid, activation=gelu) dense(9) prelu dense(4)",
        Map.of());
    assertTrue(
        loaded.notes().contains("filled in: layer.0.bias with 0, as the file has no tensor for it"),
        loaded.notes()::toString);
  }

  @Test
  void depthwiseAndGroupedConvolutionsOfHalfPrecisionAnswerAsInPyTorch() throws IOException {
    Loaded loaded = same(
        "depthwise",
        "4x6x8 conv(8, 3, groups=4, activation=silu)"
            + " conv(6, 3, padding=2, groups=2, dilation=2) batch-norm prelu(shared=true)"
            + " avg-pool(2) layer-norm dense(5)",
        Map.of());
    assertEquals("11 tensors of F16 became float32", loaded.notes().get(0));
    assertTrue(
        loaded.notes().contains("filled in: layer.2.gain with 1, as the file has no tensor for it"),
        loaded.notes()::toString);
  }

  @Test
  void weightsOfBrainFloatAnswerAsInPyTorch() throws IOException {
    same("brain", "2x3x4 dense(6) batch-norm activate(gelu-tanh) dense(2)", Map.of());
  }

  @Test
  void weightsOfDoublePrecisionAnswerAsInPyTorch() throws IOException {
    Loaded loaded = same("double", "2x3x4 layer-norm dense(1)", Map.of());
    assertEquals(List.of("4 tensors of F64 became float32"), loaded.notes());
  }

  @Test
  void aResidualBlockTakesTheModulesInside() throws IOException {
    String block =
        "residual([conv(4, 3, bias=false), batch-norm, activate(relu), conv(4, 3, bias=false), batch-norm])";
    Loaded loaded = same(
        "residual",
        "1x5x5 conv(4, 3, activation=relu) " + block + " activate(relu) global-avg-pool dense(3)",
        Map.of());
    assertEquals("block.4.running_var", loaded.sources().get("layer.1.4-running-variance"));
  }

  @Test
  void whatTheNamesDoNotOrderIsAsked() throws IOException {
    String text = "4 dense(4, activation=tanh) dense(4)";
    refused(
        "two.safetensors: expected tensors in one order for"
            + " layer.0 dense(4, activation=tanh) (weight [4, 4], bias [4] or none),"
            + " layer.1 dense(4) (weight [4, 4], bias [4] or none), got"
            + " decoder (bias [4], weight [4, 4]), encoder (bias [4], weight [4, 4]),"
            + " of which several fit the same layer;"
            + " say which belongs where, as in --map layer.0=decoder",
        "two",
        text,
        Map.of());
    same("two", text, Map.of("layer.0", "encoder"));
    same("two", text, Map.of("layer.1.weight", "decoder.weight", "layer.1.bias", "decoder.bias"));
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    String text = "4 dense(4, activation=tanh) dense(4)";
    refused(
        "map: expected a layer or one of layer.0.weight, layer.0.bias, layer.1.weight, layer.1.bias, got layer.2",
        "two",
        text,
        Map.of("layer.2", "encoder"));
    refused(
        "map: expected for layer.0 one of the modules decoder, encoder, got coder",
        "two",
        text,
        Map.of("layer.0", "coder"));
    refused(
        "map: expected for layer.0.weight weight [4, 4], got encoder.bias [4]",
        "two",
        text,
        Map.of("layer.0.weight", "encoder.bias"));
  }

  @Test
  void shapesThatDoNotMeetAreShownOnBothSides() {
    refused(
        "mlp.safetensors: expected tensors for layer.0 dense(8, activation=tanh) (weight [8, 150528], bias [8] or none),"
            + " got 0 (bias [8], weight [8, 5]);"
            + " check the layers and the input; --map helps only where the shapes meet",
        "mlp",
        "3x224x224 dense(8, activation=tanh) dense(8) layer-norm activate(relu) dense(3)",
        Map.of());
    refused(
        "mlp.safetensors: expected tensors for layer.3 dense(3) (weight [3, 3], bias [3] or none), got 3 (bias [8], weight [8]);"
            + " check the layers and the input; --map helps only where the shapes meet",
        "mlp",
        "5 dense(8) dense(8) dense(3) dense(3)",
        Map.of());
  }

  @Test
  void tensorsThatNoLayerTakesAreNamed() throws IOException {
    Loaded loaded = StateDict.read(FILES.resolve("mlp.safetensors"))
        .onto(Blueprint.parse("5 dense(8) dense(8) dense(3)"));
    assertEquals(
        List.of("not used, as the blueprint has no layer for them: 3.bias, 3.weight"),
        loaded.notes());
  }

  @Test
  void aRecurrentLayerIsRefusedByItsName() {
    refused(
        "lstm.safetensors: expected modules that layers of Theta are: Linear, Conv2d, BatchNorm, LayerNorm and PReLU,"
            + " got weight_ih_l0 of a recurrent layer (LSTM, GRU or RNN)",
        "lstm",
        "4 dense(3)",
        Map.of());
  }

  @Test
  void anotherEpsilonThanThatOfPyTorchIsNamed() throws IOException {
    Loaded loaded = StateDict.read(FILES.resolve("brain.safetensors"))
        .onto(Blueprint.parse("2x3x4 dense(6) batch-norm(epsilon=0.001) dense(2)"));
    assertTrue(
        loaded
            .notes()
            .contains(
                "layer.1 calculates with epsilon 0.001; PyTorch's default is 1.0E-5, and the file does not say which one it had"),
        loaded.notes()::toString);
  }

  @Test
  void filesOfPickleAreRefusedWithAWayOut() throws IOException {
    String way =
        "; write it in Python with: from safetensors.torch import save_file; save_file(model.state_dict(), \"model.safetensors\")";
    Path zip = Files.write(folder.resolve("net.pt"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Path pickle =
        Files.write(folder.resolve("old.pt"), new byte[] {(byte) 0x80, 2, (byte) 0x8A, 10});
    assertEquals(
        zip
            + ": expected weights in a safetensors file, got a zip file, as torch.save writes them, which may run any program"
            + way,
        message(zip));
    assertEquals(
        pickle
            + ": expected weights in a safetensors file, got a pickle of Python, which may run any program"
            + way,
        message(pickle));
  }

  @Test
  void aFileOfThetaNeedsNoImport() throws IOException {
    Path file = folder.resolve("mine");
    Safetensors.write(file, Map.of(), Map.of("format", "theta 1"));
    assertEquals(
        file
            + ": expected weights of PyTorch, got a file of Theta; use it as it is; it needs no import",
        message(file));
  }

  @Test
  void weightsThatAreNoNumbersAreRefused() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("fc.weight", new Tensor(List.of(1, 2), new float[] {1, Float.NaN}));
    StateDict state = new StateDict("f", tensors, List.of());
    Blueprint blueprint = Blueprint.parse("2 dense(1, bias=false)");
    assertEquals(
        "f: tensor fc.weight: expected finite numbers in float32, got NaN",
        assertThrows(FormatException.class, () -> state.onto(blueprint)).getMessage());
  }

  @Test
  void headersThatLieAreRefused() throws IOException {
    lies("F16", "[4]", 16, 16, "tensor \"w\": expected 8 bytes for shape [4], got 16");
    lies("F16", "[4]", 8, 6, ": expected 8 bytes of data after the header, got 6");
    lies(
        "F64",
        "[65536,65536]",
        8,
        8,
        "tensor \"w\": shape: expected fewer than 2^31 numbers, got [65536, 65536]");
    lies("I64", "[2147483639]", 8, 8, "expected 17179869112 bytes for shape [2147483639], got 8");
    lies("F8_E4M3", "[8]", 8, 8, "expected a dtype such as F32, F16, BF16 or F64, got ");
    Path cut = folder.resolve("cut");
    byte[] whole = Files.readAllBytes(FILES.resolve("depthwise.safetensors"));
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThrows(FormatException.class, () -> StateDict.read(cut));
    }
  }

  private void lies(String type, String shape, int end, int bytes, String expected)
      throws IOException {
    byte[] header = ("{\"w\":{\"dtype\":\"" + type + "\",\"shape\":" + shape
            + ",\"data_offsets\":[0," + end + "]}}")
        .getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    Path path = Files.write(folder.resolve("lie"), file.array());
    String got = message(path);
    assertTrue(got.contains(expected), got);
  }

  private static String message(Path file) {
    return assertThrows(FormatException.class, () -> StateDict.read(file)).getMessage();
  }

  private static void refused(
      String message, String name, String blueprint, Map<String, String> names) {
    Refusal refusal = assertThrows(Refusal.class, () -> {
      StateDict read = StateDict.read(FILES.resolve(name + ".safetensors"));
      new StateDict(name + ".safetensors", read.tensors(), read.notes())
          .onto(Blueprint.parse(blueprint), names);
    });
    assertEquals(message, refusal.getMessage());
  }

  private static Loaded same(String name, String blueprint, Map<String, String> names)
      throws IOException {
    Loaded loaded = StateDict.read(FILES.resolve(name + ".safetensors"))
        .onto(Blueprint.parse(blueprint), names);
    Content expected = Safetensors.read(FILES.resolve(name + "-expected.safetensors"));
    Tensor x = Objects.requireNonNull(expected.tensors().get("x"));
    float[] y = Objects.requireNonNull(expected.tensors().get("y")).values();
    int rows = x.shape().get(0);
    float[] mine = loaded
        .network()
        .predict(new Matrix(x.values(), 0, rows, x.values().length / rows))
        .toArray();
    assertEquals(y.length, mine.length);
    for (int i = 0; i < y.length; i++) {
      assertEquals(y[i], mine[i], NEAR, name + ", output " + i);
    }
    return loaded;
  }
}
