package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Kernels;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LoadersTest {
  /** As in an application server or a packed application, whose first call comes from a thread of a pool. */
  @Test
  void the_kernels_are_found_whatever_the_loader_of_the_thread() throws Exception {
    URL[] own = {
      Kernels.class.getProtectionDomain().getCodeSource().getLocation(),
      VectorKernels.class.getProtectionDomain().getCodeSource().getLocation()
    };
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(own, platform)) {
      thread.setContextClassLoader(platform);
      Class<?> kernels = loader.loadClass(Kernels.class.getName());
      assertNotSame(Kernels.class, kernels);
      Object best = kernels.getMethod("best").invoke(null);
      String name = (String) kernels.getMethod("name").invoke(best);
      assertTrue(name.startsWith("vector-"), name);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
