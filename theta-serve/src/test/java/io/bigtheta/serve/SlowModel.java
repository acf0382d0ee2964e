package io.bigtheta.serve;

import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.model.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A model that waits in each prediction until it may go on. */
record SlowModel(Servable model, CountDownLatch begun, CountDownLatch go) implements Servable {
  @Override
  public String platform() {
    return model.platform();
  }

  @Override
  public String digest() {
    return model.digest();
  }

  @Override
  public List<Signature> signatures() {
    return model.signatures();
  }

  @Override
  public List<Port> outputs() {
    return model.outputs();
  }

  @Override
  public Answer infer(Map<String, Tensor> inputs) {
    begun.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return model.infer(inputs);
  }

  @Override
  public Map<String, Tensor> sample() {
    return model.sample();
  }
}
