package io.bigtheta.run.result;

import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.recipe.EnsembleRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of the training of an ensemble.
 *
 * @param members as far as they were trained; the last one of an ensemble that is not complete may have no model
 * @param ensemble where all members are whole
 * @param test its judgement on the test rows, where there are any
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

  /** The members one by one and together. */
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

  /** That of the last member that was trained, unless all are whole. */
  public Outcome outcome() {
    return complete() ? Outcome.DONE : members.get(members.size() - 1).outcome();
  }
}
