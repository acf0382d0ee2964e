package io.bigtheta.cli.console;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Hears the first Ctrl-C (SIGINT) or SIGTERM as a wish to finish; the second ends the program at once. Every file is whole
 * at every moment, so that does no damage.
 *
 * <p>Signals are reached by reflection: the class that knows them is in {@code jdk.unsupported}, of which the compiler
 * warns. Where it is missing, a shutdown hook does, without the second Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
  private static final int HALT = 128;

  private final List<Runnable> restore = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final String remedy;
  private volatile int code;

  /** Of a command that begins anew when it is run again. */
  public Interruption() {
    this("");
  }

  /** @param remedy what goes on from here after an end at once; may be empty */
  public Interruption(String remedy) {
    this.remedy = remedy;
    try {
      handle("INT", 2);
      handle("TERM", 15);
    } catch (ReflectiveOperationException | LinkageError | IllegalStateException e) {
      Thread hook = new Thread(this::waitForTheEnd, "theta-shutdown");
      Runtime.getRuntime().addShutdownHook(hook);
      restore.add(() -> remove(hook));
    }
  }

  /** Whether somebody wants an end. */
  public boolean asked() {
    return code != 0;
  }

  /** {@link #asked}, or a caller within this JVM wants an end. */
  public BooleanSupplier or(Shell shell) {
    return () -> asked() || shell.cancelled().getAsBoolean();
  }

  /** 128 and the signal's number; 0 where there was none. */
  public int code() {
    return code;
  }

  private void handle(String name, int number) throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object signal = signals.getConstructor(String.class).newInstance(name);
    Object handler = Proxy.newProxyInstance(
        handlers.getClassLoader(),
        new Class<?>[] {handlers},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "handle" -> heard(HALT + number);
          case "equals" -> proxy == arguments[0];
          case "hashCode" -> System.identityHashCode(proxy);
          default -> "theta";
        });
    var handle = signals.getMethod("handle", signals, handlers);
    Object before;
    try {
      before = handle.invoke(null, signal, handler);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new IllegalStateException(e.getCause()); // the JVM keeps this signal to itself
    }
    restore.add(() -> {
      try {
        handle.invoke(null, signal, before);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private Object heard(int how) {
    if (code != 0) {
      System.err.println("theta: ended at once" + (remedy.isEmpty() ? "" : "; " + remedy));
      Runtime.getRuntime().halt(how);
    }
    code = how;
    return "";
  }

  private void waitForTheEnd() {
    code = Failure.INTERRUPTED;
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the shutdown is what the hook is for
      return;
    }
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
    finished.countDown();
  }
}
