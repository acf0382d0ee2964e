package io.bigtheta.run;

/** Which Theta this is. */
public final class Version {
  private Version() {}

  /** As {@code theta 0.1.0}; {@code theta (from classes)} where it does not run from a jar. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "theta " + (version == null ? "(from classes)" : version);
  }
}
