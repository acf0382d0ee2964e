package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.FoldsRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.SpaceRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.search.Axis;
import io.bigtheta.search.Grid;
import io.bigtheta.select.Folding;
import io.bigtheta.select.KFold;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.upload.Uploads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /api/runs/search}: starts searches. Like all runs, they are steered and followed through {@link RunsApi}. */
public final class SearchApi {
  /** More candidates than a person waits for. */
  private static final int MOST = 64;

  private final Desk desk;
  private final Uploads uploads;

  public SearchApi(Desk desk, Uploads uploads) {
    this.desk = desk;
    this.uploads = uploads;
  }

  public void add(Routes routes) {
    routes.post("/api/runs/search", this::start);
  }

  /**
   * The body is {@code {"data": …, "fields": {"epochs": "50", …}, "space": {"hidden": "4..256"}, "folds": "5"}}; what is blank is
   * left to its default.
   */
  private Reply start(Call call) throws IOException {
    JsonNode body = call.json();
    RunsApi.allow(uploads, body);
    for (Field field : List.of(Field.HIDDEN, Field.LAYERS)) {
      if (!body.path("fields").path(field.title()).asText("").isBlank()) {
        throw field.refuse("nothing, as the search varies it", "a value", "give it in space");
      }
    }
    TrainRecipe train = RunsApi.recipe(body);
    String hidden = body.path("space").path("hidden").asText("").strip();
    String folds = body.path("folds").asText("").strip();
    check(train, hidden);
    SearchRecipe recipe = new SearchRecipe(train)
        .space(new SpaceRecipe(
            hidden, "", List.of(), new Grid(), Optional.empty(), SpaceRecipe.STEPS));
    if (!folds.isEmpty()) {
      recipe = recipe.folds(new FoldsRecipe().folding(folding(folds)));
    }
    String command = RunsApi.command("search", body)
        + (hidden.isEmpty() ? "" : " --hidden " + RunsApi.quoted(hidden))
        + (folds.isEmpty() ? "" : " --folds " + RunsApi.quoted(folds));
    return Reply.json(RunsApi.view(desk.search(recipe, command)));
  }

  /** Refuses sizes now, on their field, that would be refused when the search has its turn. */
  private static void check(TrainRecipe train, String hidden) {
    if (hidden.isEmpty()) {
      return;
    }
    try {
      List<String> sizes = Axis.parse("hidden", List.of(hidden.split(",", -1))).grid();
      if (sizes.size() > MOST) {
        throw Refusal.of("hidden", "at most " + MOST + " sizes", sizes.size(), "try fewer");
      }
      sizes.forEach(size -> train.with("hidden", size.strip().replace('-', ',')));
    } catch (Refusal e) {
      throw e.setting("hidden");
    }
  }

  private static Folding folding(String folds) {
    try {
      return new KFold(Integer.parseInt(folds));
    } catch (NumberFormatException e) {
      throw Refusal.of("folds", "a whole number from 2 on", '"' + folds + '"').setting("folds");
    } catch (Refusal e) {
      throw e.setting("folds");
    }
  }
}
