package io.bigtheta.run;

/** The version of Theta. */
public final class Version {
  private Version() {}

  /** {@code theta 0.1.0}, or {@code theta (from classes)} if it does not run from a jar. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "theta " + (version == null ? "(from classes)" : version);
  }
}
