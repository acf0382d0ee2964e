package io.bigtheta.run.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Source that was compiled by the JDK, with nothing of Theta to be seen. */
final class Compiled {
  private Compiled() {}

  static Class<?> of(String source, String name, Path folder)
      throws IOException, ReflectiveOperationException {
    Path file =
        Files.writeString(folder.resolve(name + ".java"), source, StandardCharsets.US_ASCII);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            told,
            told,
            "--release",
            "17",
            "-Xlint:all",
            "-Werror",
            "-cp",
            folder.toString(),
            file.toString());
    assertTrue(code == 0, told.toString(StandardCharsets.UTF_8));
    URLClassLoader loader = new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    return loader.loadClass(name);
  }

  static float[] predict(Class<?> model, String... cells) throws ReflectiveOperationException {
    try {
      return (float[]) model.getMethod("predict", String[].class).invoke(null, (Object) cells);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }

  /** What its main prints. */
  static String main(Class<?> model, String... args) throws ReflectiveOperationException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      model.getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A function of one float32, even if nobody may see it. */
  static float value(Class<?> functions, String name, float x) throws ReflectiveOperationException {
    Method method = functions.getDeclaredMethod(name, float.class);
    method.setAccessible(true);
    return (float) method.invoke(null, x);
  }
}
