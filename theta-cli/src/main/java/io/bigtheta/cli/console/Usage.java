package io.bigtheta.cli.console;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what picocli refuses in the form of all refusals. */
public final class Usage {
  private Usage() {}

  public static int tell(ParameterException e, PrintStream err) {
    err.println(Failure.oneLine("theta: " + line(e)));
    return Failure.BAD_INPUT;
  }

  private static String line(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String whole = command.getCommandSpec().qualifiedName();
    String help = "see " + whole + " --help";
    String name = whole.replaceFirst("^theta (?=.)", "");
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, name, help);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing, name, help);
    }
    ArgSpec argument = e.getArgSpec();
    if (argument == null) {
      return name + ": " + e.getMessage() + "; " + help;
    }
    String got = e.getValue() == null ? "nothing" : "\"" + e.getValue() + "\"";
    return name(argument) + ": expected " + wanted(argument) + ", got " + got + "; " + help;
  }

  private static String unmatched(UnmatchedArgumentException e, String name, String help) {
    List<String> near = e.getSuggestions();
    String first = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
    boolean command = e.getCommandLine().getParent() == null && !first.startsWith("-");
    String wanted = command
        ? "one of " + String.join(", ", e.getCommandLine().getSubcommands().keySet())
        : first.startsWith("-") ? "an option it knows" : "no more arguments";
    String meant =
        near.isEmpty() ? help : "did you mean " + near.get(0).replaceFirst("^theta ", "") + "?";
    return (command ? "command" : name) + ": expected " + wanted + ", got \"" + first + "\"; "
        + meant;
  }

  private static String missing(MissingParameterException e, String name, String help) {
    List<ArgSpec> missing = e.getMissing();
    if (missing.isEmpty()) {
      return name + ": expected more, got nothing; " + help;
    }
    ArgSpec first = missing.get(0);
    return first instanceof OptionSpec
        ? name(first) + ": expected a value, got nothing; " + help
        : name + ": expected " + first.paramLabel() + ", got nothing; " + help;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String wanted(ArgSpec argument) {
    Class<?> type = argument.type();
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == float.class
        || type == double.class
        || type == Float.class
        || type == Double.class) {
      return "a number";
    }
    if (type.isEnum()) {
      StringBuilder names = new StringBuilder("one of ");
      for (Object constant : type.getEnumConstants()) {
        names
            .append(names.length() > 7 ? ", " : "")
            .append(constant.toString().toLowerCase(java.util.Locale.ROOT));
      }
      return names.toString();
    }
    return argument instanceof OptionSpec ? "one value" : argument.paramLabel();
  }
}
