package io.bigtheta.onnx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bigtheta.spec.Refusal;

/**
 * The reader under Jazzer, which searches for new paths through the code. By hand, since its agent costs seconds and pages of output:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl theta-onnx -am test -Dtest=Fuzzing -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class Fuzzing {
  @FuzzTest(maxDuration = "10m")
  void models(byte[] content) {
    try {
      Onnx.read(content);
    } catch (Refusal refused) {
      // bytes that are no model are refused, and nothing else happens
    }
  }
}
