package io.bigtheta.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.onnx.graph.ExternalData;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to be refused, one for each abuse, with the folder's files allowed, so that more can go wrong. */
class HostileTest {
  @TestFactory
  Stream<DynamicTest> hostile_files_are_refused_in_one_line() throws IOException {
    List<Path> files = Archive.models("hostile");
    assertEquals(43, files.size());
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          Refusal refusal =
              assertThrows(Refusal.class, () -> Onnx.read(file, ExternalData.in(file.getParent())));
          assertTrue(
              refusal.getMessage().startsWith(file.getFileName() + ": "), refusal.getMessage());
          assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
        }));
  }

  @Test
  void aLinkBesideTheModelIsNotFollowed(@TempDir Path folder) throws IOException {
    Path model =
        Files.copy(Archive.file("hostile/external-symlink.onnx"), folder.resolve("m.onnx"));
    Path secret = Files.write(folder.resolve("secret"), new byte[48]);
    Files.createSymbolicLink(folder.resolve("link.bin"), secret);

    Refusal refusal = assertThrows(Refusal.class, () -> Onnx.read(model, ExternalData.in(folder)));

    assertEquals(
        "m.onnx: tensor \"W\": external data: expected a file in the folder of the model, got the link \"link.bin\"",
        refusal.getMessage());
  }

  @Test
  void messagesNameTheNodeAndTheMistake() {
    assertEquals(
        "unknown-op.onnx: node Frobnicate that makes \"y\": expected an operator that Theta knows, got Frobnicate; see docs/onnx.md for those",
        message("unknown-op"));
    assertEquals(
        "unknown-attribute-value.onnx: node Gemm that makes \"y\": transB: expected 0 or 1, got 7",
        message("unknown-attribute-value").replaceAll("got \\d+$", "got 7"));
    assertEquals(
        "cycle.onnx: graph: expected nodes in an order, got Add that makes \"a\" that needs its own output",
        message("cycle"));
    assertEquals(
        "opset-from-the-future.onnx: opset: expected from 1 to 28, got 999; export the model with another opset",
        message("opset-from-the-future"));
  }

  /** Damaged files are read or refused; nothing else happens. */
  @Test
  void noDamageIsAFault() throws IOException {
    List<Path> files = Stream.of("sklearn", "torch-torchscript", "keras", "hostile")
        .flatMap(HostileTest::models)
        .filter(file -> file.toFile().length() < 8_000)
        .toList();
    Seed seed = new Seed(21);
    int refused = 0;
    for (int i = 0; i < 6_000; i++) {
      Seed turn = seed.child(i);
      byte[] bytes = Files.readAllBytes(files.get((int) (turn.uniform(0) * files.size())));
      for (int k = 0; k < 1 + turn.uniform(1) * 4 && bytes.length > 0; k++) {
        bytes[(int) (turn.uniform(2 + 2 * k) * bytes.length)] =
            (byte) (turn.uniform(3 + 2 * k) * 256);
      }
      try {
        Onnx.read(bytes);
      } catch (Refusal e) {
        refused++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("damage " + i, e);
      }
    }
    assertTrue(refused > 3_000, refused + " refused");
  }

  private static Stream<Path> models(String folder) {
    try {
      return Archive.models(folder).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(String name) {
    return assertThrows(Refusal.class, () -> Onnx.read(Archive.file("hostile/" + name + ".onnx")))
        .getMessage();
  }
}
