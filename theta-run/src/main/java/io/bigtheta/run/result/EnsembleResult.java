package io.bigtheta.run.result;

import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.recipe.EnsembleRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of training an ensemble.
 *
 * @param members the results so far; in an incomplete ensemble, the last member may have no model
 * @param ensemble the ensemble, once all members are finished
 * @param test the evaluation of the ensemble on the test rows, if there are any
 */
public record EnsembleResult(
    Path folder,
    EnsembleRecipe recipe,
    List<TrainResult> members,
    Optional<Ensemble> ensemble,
    Optional<Evaluation> test) {
  public EnsembleResult {
    members = List.copyOf(members);
  }

  public boolean complete() {
    return ensemble.isPresent();
  }

  /** The scores of the members, one by one and together. */
  public JointScores scores() {
    return new JointScores(
        members.get(0).plan().classes(),
        members.stream().map(EnsembleResult::single).toList(),
        Optional.empty(),
        test);
  }

  static JointScores.Single single(TrainResult member) {
    return new JointScores.Single(
        member.folder(),
        member.plan().trainer().seed(),
        member.best(),
        member.test(),
        member.digest());
  }

  /** Done if all members are finished; otherwise the outcome of the last member. */
  public Outcome outcome() {
    return complete() ? Outcome.DONE : members.get(members.size() - 1).outcome();
  }
}
