package io.bigtheta.cli.console;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Takes the first Ctrl-C (SIGINT) or SIGTERM as a request to stop soon; the second one ends the program at once. That does no
 * damage, as every file is complete at every moment.
 *
 * <p>Signals are handled by reflection, as the compiler warns of their class in {@code jdk.unsupported}. If that is missing, a
 * shutdown hook is used, without a second Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
  private static final int HALT = 128;

  private final List<Runnable> restore = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final String remedy;
  private volatile int code;

  /** @param remedy what to say about continuing when the program is ended at once; may be empty */
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

  /** Whether a signal or a caller within this JVM asked the job to stop. */
  public BooleanSupplier or(Shell shell) {
    return () -> code != 0 || shell.cancelled().getAsBoolean();
  }

  /** 128 plus the number of the signal; 0 if there was none. */
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
      throw new IllegalStateException(e.getCause()); // the JVM reserves this signal for itself
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
      return; // the shutdown that the hook waits for has begun
    }
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
    finished.countDown();
  }
}
