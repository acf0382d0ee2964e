package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.sample.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes are found wherever their interface lies: in a directory, a jar, the run-time image. */
class KindTest {

  @Test
  void inADirectory() throws Exception {
    List<String> files = Kind.filesBeside(Activation.class);
    assertTrue(files.containsAll(List.of("Activation.class", "Tanh.class")), files::toString);
    assertFalse(files.contains("Shell$Inner.class"), files::toString);
  }

  @Test
  void inTheRunTimeImage() throws Exception {
    assertTrue(Kind.filesBeside(Runnable.class).contains("Object.class"));
    assertTrue(Kind.filesBeside(java.util.Map.Entry.class).contains("List.class"));
  }

  @Test
  void inAJar(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("a jar.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> neighbour : List.of(Spec.class, Activation.class)) {
        String path = neighbour.getPackageName().replace('.', '/') + "/";
        for (String name : Kind.filesBeside(neighbour)) {
          copy(path + name, out);
        }
      }
      copy("io/bigtheta/spec/Syntax$Word.class", out);
      copy("io/bigtheta/spec/Syntax$Call.class", out);
      copy("io/bigtheta/spec/Syntax$Argument.class", out);
      copy("io/bigtheta/spec/Syntax$Sequence.class", out);
      copy("io/bigtheta/spec/Syntax$Quoted.class", out);
      copy("io/bigtheta/spec/Kind$1.class", out);
      copy("io/bigtheta/spec/Recipe$1.class", out);
      copy("io/bigtheta/spec/Step$Kind.class", out);
      copy("io/bigtheta/spec/Spec$FromNumber.class", out);
      copy("io/bigtheta/spec/Spec$Formerly.class", out);
    }
    URL[] urls = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> spec = loader.loadClass(Spec.class.getName());
      Class<?> kind = loader.loadClass(Activation.class.getName());
      assertNotSame(Activation.class, kind);
      assertEquals(
          List.of("elu", "leaky-relu", "linear", "tanh"),
          spec.getMethod("names", Class.class).invoke(null, kind));
      Object elu = spec.getMethod("parse", Class.class, String.class).invoke(null, kind, "elu(2)");
      assertEquals("elu(alpha=2)", spec.getMethod("text", Object.class).invoke(null, elu));
      assertTrue(
          loader.loadClass(List.class.getName()).isInterface(), "the loader's jar is still open");
    }
    Files.delete(jar);
  }

  @Test
  void butNotWhereItsFileCannotBeSeen() throws Exception {
    ClassLoader blind = new ClassLoader(null) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = Activation.class.getResourceAsStream("Activation.class")) {
          byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    };
    Class<?> kind = blind.loadClass(Activation.class.getName());
    String message = assertThrows(SpecException.class, () -> Spec.names(kind)).getMessage();
    assertEquals(
        "io.bigtheta.spec.sample.Activation: expected its class file in a directory, a jar or the"
            + " run-time image, got java.io.IOException: no Activation.class; load it from one of"
            + " these",
        message);
  }

  private static void copy(String name, JarOutputStream out) throws IOException {
    try (InputStream in = Spec.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
  }
}
