package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
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
 * Which models answer together: a JSON file beside the folders of its members, so that all of it can be moved.
 *
 * <pre>{"format": "theta-ensemble 1", "members": [{"model": "1/model.safetensors", "theta-digest": "…"}, …]}</pre>
 *
 * <p>A member is named from the folder of this file on, by names with {@code /} between them, and never leads out of it. One
 * whose θ is not the one written down is refused: an ensemble is as fixed as a model.
 */
public final class EnsembleFile {
  private static final String FORMAT = "theta-ensemble 1";
  private static final long LONGEST = 1 << 20;
  private static final int MOST = 10_000;
  /** What a name on any system may be made of. */
  private static final String NAME = "[^\\\\/:*?\"<>|\\p{Cntrl}]+";

  private static final String REMEDY = "train it anew";

  private EnsembleFile() {}

  /**
   * Writes a file that appears whole or not at all.
   *
   * @param members model files, which are there already, in the folder of {@code file} or below it
   * @return what {@link #read} would
   * @throws FormatException if a member is none, is elsewhere, or cannot answer together with the others
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
   * Reads what {@link #write} wrote, and its members: rows as they are, nothing changed.
   *
   * @throws FormatException if the file is damaged, or a member is missing, damaged or another than when it was written
   */
  public static Ensemble read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw FormatException.of(file, "a file", "nothing there", "check the name");
    }
    if (Files.size(file) > LONGEST) {
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
