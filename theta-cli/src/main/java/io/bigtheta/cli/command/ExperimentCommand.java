package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import io.bigtheta.experiment.Numbers;
import io.bigtheta.experiment.Setting;
import io.bigtheta.experiment.Stopped;
import io.bigtheta.report.Written;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta experiment}. */
@Command(
    name = "experiment",
    description =
        "Puts a claim about neural networks to the test: trains from scratch in seconds, says whether the claim holds here, and draws it.",
    footer = {
      "",
      "For example:",
      "  theta experiment                     all claims",
      "  theta experiment overfitting",
      "  theta experiment \"bias(seeds=30)\" --seed 7"
    })
final class ExperimentCommand implements Callable<Integer> {
  private static final String LIST = "list";
  private static final int WIDTH = 100;

  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = LIST,
      description =
          "An experiment, with values in brackets where the usual ones will not do; list, or nothing, lists them.")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Of all randomness: ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Mixin
  private RunOptions run;

  ExperimentCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    boolean json = run.session().json();
    int threads = run.session().threads();
    if (name.equals(LIST)) {
      list(json);
      return Failure.DONE;
    }
    Experiment experiment = Spec.parse(Experiment.class, name);
    RunFolder folder = RunFolder.create(run.out("experiment-" + experiment.name()));
    try (Interruption interruption = new Interruption()) {
      Quiet.kernels();
      Setting setting = new Setting(seed, threads, interruption.or(shell));
      return run(experiment, setting, folder.path());
    } catch (Stopped e) {
      folder.discard();
      shell.people(json).println("interrupted before all was measured, so there is nothing to say");
      return Failure.INTERRUPTED;
    } catch (IOException | RuntimeException | Error e) {
      folder.discard();
      throw e;
    }
  }

  private void list(boolean json) {
    List<Experiment> all = Spec.names(Experiment.class).stream()
        .map(each -> Spec.parse(Experiment.class, each))
        .toList();
    if (json) {
      Json.print(shell.out(), out -> {
        out.writeStartArray();
        for (Experiment each : all) {
          out.writeStartObject();
          claim(each, out);
          out.writeEndObject();
        }
        out.writeEndArray();
      });
      return;
    }
    for (Experiment each : all) {
      shell.out().println(each.name());
      tell(shell.out(), "  ", each.claim().statement());
      tell(shell.out(), "  ", "(" + each.claim().source() + ")");
    }
  }

  private int run(Experiment experiment, Setting setting, Path folder) throws IOException {
    boolean json = run.session().json();
    PrintStream people = shell.people(json);
    tell(people, "claim        ", experiment.claim().statement());
    tell(people, "source       ", experiment.claim().source());
    people.println();
    long start = System.nanoTime();
    Findings findings = experiment.run(setting);
    tell(people, "method       ", findings.method());
    people.println();
    people.print(findings.numbers().table().text());
    people.println();
    tell(people, "verdict      ", findings.verdict());
    Written written = findings.document(experiment, facts()).write(folder);
    written.missing().ifPresent(people::println);
    people.printf(Locale.ROOT, "seconds      %.1f%n", (System.nanoTime() - start) / 1e9);
    people.println("files        " + folder + ": "
        + String.join(
            ", ",
            written.files().stream().map(file -> file.getFileName().toString()).toList()));
    if (json) {
      Json.print(shell.out(), out -> write(experiment, findings, written, out));
    }
    return Failure.DONE;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Seed", Long.toString(seed));
    facts.put("Command", run.command());
    facts.put("Version", Theta.version());
    return facts;
  }

  private static void claim(Experiment experiment, JsonGenerator json) throws IOException {
    json.writeStringField("experiment", experiment.name());
    json.writeStringField("claim", experiment.claim().statement());
    json.writeStringField("source", experiment.claim().source());
  }

  private void write(Experiment experiment, Findings findings, Written written, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    claim(experiment, json);
    json.writeNumberField("seed", seed);
    json.writeBooleanField("holds", findings.holds());
    json.writeStringField("verdict", findings.verdict());
    json.writeArrayFieldStart("numbers");
    Numbers numbers = findings.numbers();
    for (Numbers.Row row : numbers.rows()) {
      json.writeStartObject();
      for (int j = 0; j < row.words().size(); j++) {
        json.writeStringField(Numbers.key(numbers.words().get(j)), row.words().get(j));
      }
      for (int j = 0; j < row.values().size(); j++) {
        Json.number(json, numbers.measures().get(j).name(), row.values().get(j));
      }
      json.writeBooleanField("marked", row.marked());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (Path file : written.files()) {
      json.writeString(file.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Words after a heading, in lines of a width that is read with ease. */
  private static void tell(PrintStream out, String heading, String words) {
    StringBuilder line = new StringBuilder(heading);
    for (String word : words.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > heading.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(heading.length()));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
