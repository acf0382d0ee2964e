package io.bigtheta.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final BestKernels SOME = new BestKernels(new ScalarKernels(), "scalar kernels");

  @Test
  void aMachineWithoutItIsNamedInWhyTheKernelsAre() {
    BestKernels slow = SOME.on(false);
    assertSame(SOME.kernels(), slow.kernels());
    assertEquals(
        "scalar kernels; this machine has no fused multiply-add (FMA), so each one is calculated in software, about a hundred times more slowly; use a processor with FMA (x86-64 since 2013, any ARM of 64 bits), or a virtual machine that passes it on",
        slow.why());
    assertSame(SOME, SOME.on(true));
  }

  @Test
  void whatIsSlowByTheClockIsInSoftwareUnlessTheJvmKnowsBetter() {
    assertFalse(Fusion.inHardware(() -> 100_000, () -> 200, Optional::empty));
    assertFalse(Fusion.inHardware(() -> 100_000, () -> 200, () -> Optional.of(false)));
    assertTrue(Fusion.inHardware(() -> 100_000, () -> 200, () -> Optional.of(true)));
    assertTrue(Fusion.inHardware(() -> 400, () -> 200, () -> {
      throw new AssertionError("nobody need ask the JVM");
    }));
  }

  @Test
  void roundsThatWereDisturbedDoNotCount() {
    AtomicInteger round = new AtomicInteger();
    LongSupplier oneIsQuiet = () -> round.incrementAndGet() == 3 ? 400 : 1_000_000;
    assertTrue(Fusion.inHardware(oneIsQuiet, () -> 200, Optional::empty));
  }
}
