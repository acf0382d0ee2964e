package io.bigtheta.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the rooms stand on disk: their sources, and the classes compiled from them. */
final class House {
  static final Path ROOT = root();

  /** The main classes of every room that is built; read once, for that takes seconds. */
  static final JavaClasses CLASSES = new ClassFileImporter()
      .importPaths(rooms().stream()
          .map(room -> room.resolve("target/classes"))
          .filter(Files::exists)
          .toList());

  private House() {}

  /** The rooms, for example theta-core. */
  static List<Path> rooms() {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries
          .filter(room -> room.getFileName().toString().startsWith("theta-"))
          .filter(room -> Files.exists(room.resolve("pom.xml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The main classes of one room; none where the room is not built. */
  static JavaClasses classes(String room) {
    String folder = ROOT.resolve(room).resolve("target/classes").toUri().getPath();
    return CLASSES.that(new DescribedPredicate<>("live in " + room) {
      @Override
      public boolean test(JavaClass c) {
        return c.getSource()
            .map(source -> source.getUri().getPath().startsWith(folder))
            .orElse(false);
      }
    });
  }

  /** Every Java file under a room's source folder, for example src/main/java. */
  static List<Path> sources(String folder) {
    return rooms().stream()
        .map(room -> room.resolve(folder))
        .filter(Files::exists)
        .flatMap(House::javaFiles)
        .toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path as a reader knows it: from the root, with forward slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".mvn/jvm.config"))) {
        return at;
      }
    }
    throw new IllegalStateException(
        "house: expected .mvn/jvm.config here or above, got none; run from the checkout");
  }
}
