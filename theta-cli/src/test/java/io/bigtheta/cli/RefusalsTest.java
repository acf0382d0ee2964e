package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input ends in one line, exit code 2, no stack trace, and nothing written. DIR stands for the folder. */
class RefusalsTest {
  @TempDir
  private static Path folder;

  @TestFactory
  Stream<DynamicTest> options() {
    return Stream.of(
        refused(
            "theta: command: expected one of train, resume, ensemble, crossvalidate, search, learning-curve, studio, serve, experiment, evaluate, predict, explain, inspect, export, import, prune, control, data, play, gradcheck, doctor, completion, got \"trian\"; did you mean train?",
            "trian"),
        refused("theta: train: expected DATA, got nothing; see theta train --help", "train"),
        refused(
            "theta: experiment: expected one of bias, gradient-descent, hidden-size, linear-vs-step, overfitting, symmetric-sigmoids, got \"overfiting\"; did you mean overfitting?",
            "experiment",
            "overfiting"),
        refused("theta: bias: seeds: expected at least 2, got 1", "experiment", "bias(seeds=1)"),
        refused(
            "theta: train: expected an option it knows, got \"--epoch\"; did you mean --epochs?",
            "train",
            "digits",
            "--epoch",
            "3"),
        refused(
            "theta: --epochs: expected a whole number, got \"many\"; see theta train --help",
            "train",
            "digits",
            "--epochs",
            "many"),
        refused("theta: --epochs: expected at least 1, got 0", "train", "digits", "--epochs", "0"),
        refused(
            "theta: --epochs: expected a value, got nothing; see theta train --help",
            "train",
            "digits",
            "--epochs"),
        refused(
            "theta: train: expected no more arguments, got \"iris\"; see theta train --help",
            "train",
            "digits",
            "iris"),
        refused(
            "theta: --threads: expected at least 1, got -1", "train", "digits", "--threads", "-1"),
        refused("theta: serve: expected MODEL, got nothing; see theta serve --help", "serve"),
        refused(
            "theta: DIR/none: expected a file, got nothing there; check the name",
            "serve",
            "DIR/none"),
        refused(
            "theta: --largest-body: expected 1 … 1024 megabytes, got 0",
            "serve",
            "DIR/run",
            "--largest-body",
            "0"),
        refused(
            "theta: --drain: expected at least 0 seconds, got -1",
            "serve",
            "DIR/run",
            "--drain",
            "-1"),
        refused(
            "theta: --token: expected at least 16 characters, got 5",
            "serve",
            "DIR/run",
            "--listen",
            "0.0.0.0",
            "--token",
            "short"),
        refused(
            "theta: --batch: expected a number of rows, or 0 for all, got -1",
            "train",
            "digits",
            "--batch",
            "-1"),
        refused(
            "theta: --validation: expected a share in [0, 1), got 1.0",
            "train",
            "digits",
            "--validation",
            "1"),
        refused(
            "theta: --test: expected a number, got \"nan\"; see theta train --help",
            "train",
            "digits",
            "--test",
            "nan"),
        refused(
            "theta: --dropout: expected a share in [0, 1), got 1.0",
            "train",
            "digits",
            "--dropout",
            "1"),
        refused(
            "theta: --patience: expected at least 0, got -1",
            "train",
            "digits",
            "--patience",
            "-1"),
        refused(
            "theta: --hidden: expected units of each layer as 128,64, got \"12,x\"; 0 alone means no hidden layer, and rule the mean of inputs and outputs",
            "train",
            "digits",
            "--hidden",
            "12,x"),
        refused(
            "theta: blueprint: expected one from 64 inputs to 10 outputs for digits, got 1x8x8 dense(9)",
            "train",
            "digits",
            "--layers",
            "dense(9)"),
        refused(
            "theta: --layers: expected no --hidden and no --dropout beside it, got both; write the layers in one of the two ways",
            "train",
            "digits",
            "--layers",
            "dense(10)",
            "--hidden",
            "5"),
        refused(
            "theta: --layers: layer: expected one of activate, average, avg-pool, batch-norm, channel-dropout, conv, dense, dropout, embedding-bag, global-avg-pool, layer-norm, max-pool, noise, prelu, residual, got \"dence(…)\"; did you mean dense?",
            "train",
            "digits",
            "--layers",
            "dence(10)"),
        refused(
            "theta: --activation: expected no --layers and no --network beside it, got both; write it into the layers",
            "train",
            "digits",
            "--network",
            "mlp",
            "--activation",
            "tanh"),
        refused(
            "theta: --activation: expected one of celu, clipped-relu, elu, gelu, gelu-tanh, hard-sigmoid, hard-swish, leaky-relu, lecun-tanh, linear, logistic, mish, relu, selu, silu, softplus, softsign, step, tanh, got \"tahn\"; did you mean tanh?",
            "train",
            "digits",
            "--activation",
            "tahn"),
        refused(
            "theta: --optimizer: adam: beta1: expected a share in [0, 1), got 2.0",
            "train",
            "digits",
            "--optimizer",
            "adam(beta1=2)"),
        refused(
            "theta: --rate: expected one of constant, cosine, cycles, exponential, one-cycle, plateau, step, warm-up, got \"fast\"",
            "train",
            "digits",
            "--rate",
            "fast"),
        refused(
            "theta: --rate: constant: rate: expected a rate > 0, got -1.0",
            "train",
            "digits",
            "--rate",
            "-1"),
        refused(
            "theta: --loss: expected one of absolute-error, cross-entropy, huber, logistic-cross-entropy, policy-and-value, squared-error, got \"squared\"",
            "train",
            "digits",
            "--loss",
            "squared"),
        refused(
            "theta: --penalty: l2: expected a value for lambda, got none; write l2(lambda)",
            "train",
            "digits",
            "--penalty",
            "l2"),
        refused(
            "theta: --average: expected a share in [0, 1), got 1.0",
            "train",
            "digits",
            "--average",
            "1"),
        refused(
            "theta: --criterion: expected one of loss, accuracy, got \"luck\"; see theta train --help",
            "train",
            "digits",
            "--criterion",
            "luck"),
        refused(
            "theta: --batch: expected 0 (all rows) with the optimizer rprop, which compares whole gradients, got 64",
            "train",
            "digits",
            "--optimizer",
            "rprop",
            "--batch",
            "64"),
        refused(
            "theta: data: expected one of the names digits, mnist, fashion-mnist, cifar-10, spoken-digits, a table (.csv, .parquet, .xlsx, .arff …), a folder of images label/*.png|jpg or of recordings label/*.wav, or IDX files IMAGES,LABELS, got \"mnits\"; check the name",
            "train",
            "mnits"),
        refused(
            "theta: data: expected one of the names digits, mnist, fashion-mnist, cifar-10, spoken-digits, a table (.csv, .parquet, .xlsx, .arff …), a folder of images label/*.png|jpg or of recordings label/*.wav, or IDX files IMAGES,LABELS, got \"\"; check the name",
            "train",
            ""),
        refused(
            "theta: MODEL: expected a model file, or the directory of a run, got \"\"; check the name",
            "inspect",
            ""),
        refused(
            "theta: DIR/none.csv: expected a file, got nothing there; check the name",
            "train",
            "DIR/none.csv"),
        refused(
            "theta: DIR/full: expected a new or empty directory, got one with other files in it; give another --out",
            "train",
            "digits",
            "--out",
            "DIR/full"),
        refused(
            "theta: DIR/run: expected a new directory, got one that holds a run; continue it with theta resume DIR/run, or give another --out",
            "train",
            "digits",
            "--out",
            "DIR/run"),
        refused(
            "theta: DIR/file: expected a directory, got a file; give another --out",
            "train",
            "digits",
            "--out",
            "DIR/file"),
        refused(
            "theta: DIR/file/run: expected to read or write it, got \"Not a directory\"; name another place",
            "train",
            "digits",
            "--out",
            "DIR/file/run"),
        refused(
            "theta: data: expected one of digits, mnist, fashion-mnist, cifar-10, spoken-digits, got iris",
            "data",
            "get",
            "iris"),
        refused(
            "theta: DIR/full: expected the directory of a run, with run.json in it, got none; name what theta train printed, or begin with theta train --out",
            "resume",
            "DIR/full"),
        refused(
            "theta: DIR/none: expected the directory of a run, with run.json in it, got nothing there; name what theta train printed, or begin with theta train --out",
            "resume",
            "DIR/none"),
        refused(
            "theta: dense: units: expected a whole number from -2147483648 to 2147483647, got \"x\"",
            "gradcheck",
            "4 dense(3)  dense(x)"));
  }

  @TestFactory
  Stream<DynamicTest> tables() {
    return Stream.of(
        refused(
            "theta: DIR/empty.csv: expected a header line and rows, got nothing",
            "train",
            "DIR/empty.csv"),
        refused(
            "theta: DIR/header.csv: expected rows after the header line, got none",
            "train",
            "DIR/header.csv"),
        refused(
            "theta: DIR/ragged.csv: line 3: expected 2 cells as in line 1, got 1",
            "train",
            "DIR/ragged.csv"),
        refused(
            "theta: DIR/text.csv: line 4, column \"a\": expected a number, got \"three\"; correct the cell, or leave it empty or add --missing three if the number is missing",
            "train",
            "DIR/text.csv"),
        refused(
            "theta: one-class.csv: column \"b\": expected at least two classes, got only \"yes\"",
            "train",
            "DIR/one-class.csv"),
        refused(
            "theta: flowers.csv: expected a column \"kin\", got the columns length, width, colour, kind",
            "train",
            "DIR/flowers.csv",
            "--target",
            "kin"),
        refused(
            "theta: flowers.csv: column \"kind\": expected numbers, got words",
            "train",
            "DIR/flowers.csv",
            "--task",
            "numbers"),
        refused(
            "theta: loss: expected one for numbers, such as squared-error, as the targets of line.csv are numbers, got cross-entropy",
            "train",
            "DIR/line.csv",
            "--loss",
            "cross-entropy"),
        refused(
            "theta: DIR/narrow.csv: expected a column \"width\", got the columns length, colour",
            "predict",
            "DIR/run",
            "DIR/narrow.csv"),
        refused(
            "theta: DIR/none.csv: expected a file, got nothing there; check the name",
            "predict",
            "DIR/run",
            "DIR/none.csv"),
        refused(
            "theta: digits: expected a table with 3 columns, got images",
            "evaluate",
            "DIR/run",
            "digits"));
  }

  @TestFactory
  Stream<DynamicTest> images() {
    return Stream.of(
        refused(
            "theta: DIR/none-images-idx3-ubyte: expected a file, got nothing there; check the name",
            "train",
            "DIR/none-images-idx3-ubyte"),
        refused(
            "theta: DIR/none: expected a file, got nothing there; check the name",
            "train",
            "DIR/i,DIR/none"),
        refused(
            "theta: DIR/empty: expected a header of 4 bytes, got an empty file",
            "train",
            "DIR/empty,DIR/l"),
        refused(
            "theta: DIR/truncated: expected 24 bytes for 2 images of 2x2, got 20 bytes",
            "train",
            "DIR/truncated,DIR/l"),
        refused(
            "theta: DIR/l: expected the magic number 00000803 of images, got 00000801, that of labels",
            "train",
            "DIR/l,DIR/l"),
        refused(
            "theta: DIR/huge: expected images of fewer than 2^31 bytes in all, got 4294967295 images of 60000x60000",
            "train",
            "DIR/huge,DIR/l"),
        refused(
            "theta: DIR/bomb.png: expected at most 64 million pixels, got 50000x50000; make it smaller",
            "predict",
            "DIR/digits",
            "DIR/bomb.png"),
        refused(
            "theta: DIR/ragged.csv: expected an image (PNG, JPEG, BMP, GIF, TIFF, ICO, PGM or PPM; with theta-pictures also WebP), got text; check what the file is",
            "predict",
            "DIR/digits",
            "DIR/ragged.csv"));
  }

  @TestFactory
  Stream<DynamicTest> exports() {
    return Stream.of(
        refused(
            "theta: export: expected --onnx FILE or --java FILE, got neither",
            "export",
            "DIR/digits"),
        refused(
            "theta: --onnx: expected a new file, got DIR/flowers.csv, which exists; give another name",
            "export",
            "DIR/digits",
            "--onnx",
            "DIR/flowers.csv"),
        refused(
            "theta: --java: expected the name of a class, of letters and digits, with .java behind it, got \"\"",
            "export",
            "DIR/digits",
            "--java",
            "DIR/net.txt"),
        refused(
            "theta: DIR/none: expected a file, got nothing there; check the name",
            "export",
            "DIR/none",
            "--onnx",
            "DIR/x.onnx"),
        refused(
            "theta: DIR/gone/x.onnx: expected a folder to write into, got nothing there; create it",
            "export",
            "DIR/digits",
            "--onnx",
            "DIR/gone/x.onnx"));
  }

  @TestFactory
  Stream<DynamicTest> models() {
    return Stream.of(
        refused(
            "theta: DIR/none: expected a file, got nothing there; check the name",
            "inspect",
            "DIR/none"),
        refused(
            "theta: DIR/full: expected a run with model.safetensors in it, got none; name a model file",
            "inspect",
            "DIR/full"),
        refused(
            "theta: DIR/empty: expected a header length of 8 bytes, got an empty file",
            "inspect",
            "DIR/empty"),
        refused(
            "theta: DIR/cut.safetensors: expected a header length of 8 bytes, got 5 bytes",
            "inspect",
            "DIR/cut.safetensors"),
        refused(
            "theta: DIR/flipped.safetensors: expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
            "predict",
            "DIR/flipped.safetensors",
            "DIR/flowers.csv"),
        refused(
            "theta: DIR/flipped.safetensors: expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
            "evaluate",
            "DIR/flipped.safetensors",
            "DIR/flowers.csv"));
  }

  private static DynamicTest refused(String line, String... words) {
    return DynamicTest.dynamicTest(String.join(" ", words), () -> {
      Path at = prepared();
      List<String> arguments =
          Arrays.stream(words).map(word -> word.replace("DIR", at.toString())).toList();
      boolean trains = words[0].equals("train") && !arguments.contains("--out");
      Object[] all = Stream.concat(
              arguments.stream(), trains ? Stream.of("--out", at + "/new/run") : Stream.of())
          .toArray();
      List<String> before = files(at);
      Cli cli = Cli.run(all);
      String said = cli.err().replace(at.toString(), "DIR");
      assertEquals(line + "\n", said);
      assertEquals(2, cli.code());
      assertEquals(
          "", cli.out().lines().filter(l -> l.startsWith("epoch")).findAny().orElse(""));
      assertFalse(said.contains("Exception") || said.contains("\tat "), said);
      assertEquals(before, files(at), "nothing written");
    });
  }

  private static List<String> files(Path at) throws IOException {
    try (Stream<Path> all = Files.walk(at)) {
      return all.map(path -> path + (Files.isDirectory(path) ? "" : " " + size(path)))
          .sorted()
          .toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path prepared() throws IOException {
    if (Files.exists(folder.resolve("run"))) {
      return folder;
    }
    write("none-images-idx3-ubyte.not", "");
    write("file", "x");
    Files.createDirectories(folder.resolve("full"));
    write("full/notes.txt", "mine");
    write("empty.csv", "");
    write("header.csv", "a,b\n");
    write("ragged.csv", "a,b\n1,2\n3\n");
    write("text.csv", "a,b\n1,2\n2,3\nthree,4\n4,5\n");
    write("one-class.csv", "a,b\n1,yes\n2,yes\n");
    write("narrow.csv", "length,colour\n1,red\n");
    write("empty", "");
    Files.write(folder.resolve("i"), idx(0x0803, 2, 2, 2));
    Files.write(folder.resolve("l"), idx(0x0801, 2));
    Files.write(folder.resolve("truncated"), Arrays.copyOf(idx(0x0803, 2, 2, 2), 20));
    Files.write(
        folder.resolve("huge"),
        ByteBuffer.allocate(16)
            .putInt(0x0803)
            .putInt(-1)
            .putInt(60_000)
            .putInt(60_000)
            .array());
    Files.write(folder.resolve("bomb.png"), bomb());
    Cli.line(folder);
    Cli.done("train", "digits", "--epochs", 1, "--out", folder.resolve("digits"));
    Cli.done("train", Cli.flowers(folder), "--epochs", 1, "--out", folder.resolve("run"));
    byte[] model = Files.readAllBytes(folder.resolve("run/model.safetensors"));
    Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(model, 5));
    model[model.length - 5] ^= 4;
    Files.write(folder.resolve("flipped.safetensors"), model);
    return folder;
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** A file with the sizes given and as many bytes, 0 and 1 in turn. */
  private static byte[] idx(int magic, int... sizes) {
    int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + count).putInt(magic);
    Arrays.stream(sizes).forEach(bytes::putInt);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % 2));
    }
    return bytes.array();
  }

  /** A PNG whose header promises 50,000 × 50,000 points, and nothing else. */
  private static byte[] bomb() {
    ByteBuffer bytes = ByteBuffer.allocate(33);
    bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
    bytes.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(50_000).putInt(50_000);
    bytes.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), 12, 17);
    return bytes.putInt((int) crc.getValue()).array();
  }
}
