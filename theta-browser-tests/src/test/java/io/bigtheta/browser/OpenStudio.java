package io.bigtheta.browser;

import io.bigtheta.http.Address;
import io.bigtheta.studio.Studio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A studio in this JVM, with the runs of a folder. */
final class OpenStudio implements AutoCloseable {
  private final Studio studio;

  private OpenStudio(Studio studio) {
    this.studio = studio;
  }

  static OpenStudio at(Path runs) throws IOException {
    return new OpenStudio(Studio.open(Address.local(0), runs, 2));
  }

  URI uri(String path) {
    return studio.uri().resolve(path);
  }

  @Override
  public void close() throws IOException {
    studio.close();
  }
}
