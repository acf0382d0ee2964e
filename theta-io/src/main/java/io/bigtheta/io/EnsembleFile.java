package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The list of the models that answer together in an ensemble: a JSON file that stands beside the folders of its
 * members, so that all of them can be moved together.
 *
 * <pre>{"format": "theta-ensemble 1", "members": [{"model": "1/model.safetensors", "theta-digest": "…"}, …]}</pre>
 *
 * <p>The name of a member is its path from the folder of this file, with {@code /} between the parts, and never leads
 * out of that folder. A member is refused if its θ digest differs from the one in the list, so an ensemble is as fixed
 * as a model.
 */
public final class EnsembleFile {
  private static final String FORMAT = "theta-ensemble 1";
  private static final long LONGEST = 1 << 20;
  private static final int MOST = 10_000;
  /** The characters that a file name may have on every system. */
  private static final String NAME = "[^\\\\/:*?\"<>|\\p{Cntrl}]+";

  private static final String REMEDY = "train it anew";

  private EnsembleFile() {}

  /**
   * Writes the list of an ensemble. The file appears whole or not at all.
   *
   * @param members model files that exist already, in the folder of {@code file} or below it
   * @return the ensemble that {@link #read} would return
   * @throws FormatException if a member is not a model, lies elsewhere, or cannot answer together with the others
   */
  public static Ensemble write(List<Path> members, Path file) throws IOException {
    Path folder = folder(file);
    List<String> names = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    for (Path member : members) {
      Path whole = member.toAbsolutePath().normalize();
      if (!whole.startsWith(folder)) {
        throw FormatException.of(file, "members in its folder", member.toString());
      }
      names.add(StreamSupport.stream(folder.relativize(whole).spliterator(), false)
          .map(Path::toString)
          .collect(Collectors.joining("/")));
      models.add(ModelFile.read(member));
    }
    Ensemble ensemble = ensemble(file, models);
    String text = Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeArrayFieldStart("members");
      for (int i = 0; i < models.size(); i++) {
        json.writeStartObject();
        json.writeStringField("model", names.get(i));
        json.writeStringField("theta-digest", models.get(i).network().digest());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
    AtomicFiles.write(file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    return ensemble;
  }

  /**
   * Reads the list that {@link #write} wrote, and its members. Nothing in the models is changed.
   *
   * @throws FormatException if the file is damaged, or if a member is missing, damaged or no longer the model that was
   *     listed
   */
  public static Ensemble read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw FormatException.of(file, "a file", "nothing there", "check the name");
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      throw FormatException.of(file, "the list of an ensemble", Files.size(file) + " bytes");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    JsonNode json = Json.read(file.toString(), text);
    if (!json.path("format").asText("").equals(FORMAT)) {
      throw FormatException.of(
          file,
          "format " + FORMAT,
          FormatException.quoted(json.path("format").asText("")),
          "use the version of Theta that wrote it");
    }
    JsonNode members = json.path("members");
    if (!members.isArray() || members.size() > MOST) {
      throw FormatException.of(
          file,
          "a list of at most " + MOST + " members",
          members.isArray() ? Integer.toString(members.size()) : "none",
          REMEDY);
    }
    List<Model> models = new ArrayList<>();
    for (JsonNode member : members) {
      models.add(member(file, models.size() + 1, member));
    }
    return ensemble(file, models);
  }

  private static Model member(Path file, int number, JsonNode member) throws IOException {
    String where = "member " + number;
    String name = member.path("model").asText("");
    String digest = member.path("theta-digest").asText("");
    Path at = folder(file);
    for (String part : name.split("/", -1)) {
      if (part.isBlank() || part.equals(".") || part.equals("..") || !part.matches(NAME)) {
        throw FormatException.of(
                where, "a model in the folder of this file", FormatException.quoted(name), REMEDY)
            .within(file);
      }
      at = at.resolve(part);
    }
    Path shown = file.resolveSibling(name);
    if (!Files.exists(at)) {
      throw FormatException.of(where, "the model " + shown, "nothing there", REMEDY)
          .within(file);
    }
    if (!at.toRealPath().startsWith(folder(file).toRealPath())) {
      throw FormatException.of(
              where, "a model in the folder of this file", "a link to " + at.toRealPath(), REMEDY)
          .within(file);
    }
    Model model = ModelFile.read(shown);
    if (!model.network().digest().equals(digest)) {
      throw FormatException.of(
              where,
              "θ digest " + FormatException.quoted(digest),
              "a model " + shown + " with " + model.network().digest(),
              REMEDY)
          .within(file);
    }
    return model;
  }

  private static Ensemble ensemble(Path file, List<Model> models) {
    try {
      return new Ensemble(models);
    } catch (Refusal e) {
      throw new FormatException(e.within(file));
    }
  }

  private static Path folder(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return whole.getParent() == null ? whole : whole.getParent();
  }
}
