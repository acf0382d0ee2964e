package io.bigtheta.spec;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The recipes of one interface: the public top-level records that implement it and whose class files lie beside that of
 * the interface.
 *
 * @param types the records by their names in a text, sorted
 * @param keys the names by the key that all their spellings share, former names included
 * @param fromNumber the name of the recipe a bare number stands for
 */
record Kind(Map<String, Class<?>> types, Map<String, String> keys, Optional<String> fromNumber) {

  private static final ClassValue<Kind> KINDS = new ClassValue<>() {
    @Override
    protected Kind computeValue(Class<?> type) {
      return find(type);
    }
  };

  static Kind of(Class<?> type) {
    return KINDS.get(type);
  }

  List<String> names() {
    return List.copyOf(types.keySet());
  }

  List<Recipe> recipes() {
    return types.values().stream().map(Recipe::of).toList();
  }

  /** Whether whole numbers joined by x stand for one of them. */
  boolean joined() {
    return fromNumber.flatMap(this::recipe).filter(Recipe::joined).isPresent();
  }

  /** The recipe with this name, in any spelling. */
  Optional<Recipe> recipe(String name) {
    return Optional.ofNullable(keys.get(Words.key(name))).map(types::get).map(Recipe::of);
  }

  private static Kind find(Class<?> kind) {
    Map<String, Class<?>> types = new TreeMap<>();
    Map<String, String> keys = new TreeMap<>();
    Optional<String> fromNumber = Optional.empty();
    for (Class<?> type : kind.isRecord() ? List.of(kind) : recordsBeside(kind)) {
      String name = Words.kebab(type.getSimpleName());
      types.put(name, type);
      for (String spelling : Recipe.spellings(name, type)) {
        if (keys.put(Words.key(spelling), name) != null) {
          throw SpecException.expected(
              kind.getName(), "one record named " + spelling, "two", "rename one");
        }
      }
      if (type.isAnnotationPresent(Spec.FromNumber.class)) {
        if (fromNumber.isPresent()) {
          throw SpecException.expected(
              kind.getName(),
              "@FromNumber once",
              "it on " + fromNumber.get() + " and " + name,
              "take one away");
        }
        fromNumber = Optional.of(name);
      }
    }
    if (types.isEmpty()) {
      throw SpecException.expected(
          kind.getName(), "public records beside it", "none", "is it a kind of recipe?");
    }
    return new Kind(types, keys, fromNumber);
  }

  private static List<Class<?>> recordsBeside(Class<?> kind) {
    try {
      String folder = kind.getName().substring(0, kind.getName().lastIndexOf('.') + 1);
      List<Class<?>> records = new ArrayList<>();
      for (String file : filesBeside(kind)) {
        String name = file.substring(0, file.length() - ".class".length());
        Class<?> type = Class.forName(folder + name, false, kind.getClassLoader());
        if (type.isRecord()
            && Modifier.isPublic(type.getModifiers())
            && kind.isAssignableFrom(type)) {
          records.add(type);
        }
      }
      return records;
    } catch (IOException | URISyntaxException | ClassNotFoundException | RuntimeException e) {
      throw SpecException.expected(
              kind.getName(),
              "its class file in a directory, a jar or the run-time image",
              e.toString(),
              "load it from one of these")
          .because(e);
    }
  }

  /** The names of the class files of top-level classes in the place this class was loaded from, sorted. */
  static List<String> filesBeside(Class<?> kind) throws IOException, URISyntaxException {
    String own = kind.getName().substring(kind.getName().lastIndexOf('.') + 1) + ".class";
    URL url = kind.getResource(own);
    if (url == null) {
      throw new IOException("no " + own);
    }
    if (url.openConnection() instanceof JarURLConnection connection) {
      // Uncached, because closing a cached jar would close the one that the class loader reads.
      connection.setUseCaches(false);
      String folder =
          connection.getEntryName().substring(0, connection.getEntryName().length() - own.length());
      try (JarFile jar = connection.getJarFile()) {
        Stream<String> entries =
            jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(folder));
        return classes(entries.map(name -> name.substring(folder.length())));
      }
    }
    // A directory, or the run-time image: jrt is a file system too.
    try (Stream<Path> files = Files.list(Path.of(url.toURI()).resolveSibling(""))) {
      return classes(files.map(file -> file.getFileName().toString()));
    }
  }

  private static List<String> classes(Stream<String> files) {
    return files.filter(file -> file.matches("\\w+\\.class")).sorted().toList();
  }
}
