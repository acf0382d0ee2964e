package io.bigtheta.cli;

/** The door from the shell. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("theta " + (version == null ? "(from classes)" : version));
  }
}
