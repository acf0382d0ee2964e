package org.example;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a training as a job, stops it after four of twelve epochs, goes on from its folder, and comes to the same bits as a
 * training that nobody stopped: 93 % of the test rows are right.
 */
public final class StopAndGoOn {
  private static final double LEAST = 0.93;

  private StopAndGoOn() {}

  /** Takes the folder for the runs; a temporary one unless given. */
  public static void main(String... args) throws Exception {
    Path runs = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("theta-example");
    TrainRecipe recipe = TrainRecipe.of("digits").with("hidden", "64").with("epochs", "12");

    TrainResult whole =
        TrainJob.begin(recipe, runs.resolve("whole")).run(Session.quiet(), event -> {});

    // whoever runs a job may stop it at any moment, from any thread
    AtomicBoolean stop = new AtomicBoolean();
    Path folder = runs.resolve("stopped");
    TrainResult stopped = TrainJob.begin(recipe, folder)
        .run(Session.quiet().cancelled(stop::get), event -> {
          tell(event);
          stop.compareAndSet(false, epoch(event) == 4);
        });
    System.out.println("interrupted: " + stopped.interrupted());

    // the same process or another one: all that is needed is in the folder
    TrainResult result =
        TrainJob.resume(RunFolder.open(folder)).run(Session.quiet(), StopAndGoOn::tell);
    Evaluation test = result.test().orElseThrow();
    System.out.println(test);
    System.out.println("θ digest " + result.digest());
    System.out.println("report   " + folder.resolve("report.html"));

    check("stopped", stopped.interrupted());
    check("the same bits as " + whole.digest(), result.digest().equals(whole.digest()));
    check("an accuracy of at least " + LEAST, test.accuracy() >= LEAST);
  }

  private static int epoch(JobEvent event) {
    return event instanceof JobEvent.Trained trained
            && trained.event() instanceof Event.EpochEnded ended
        ? ended.epoch().number()
        : 0;
  }

  private static void tell(JobEvent event) {
    if (epoch(event) > 0) {
      System.out.println("epoch " + epoch(event));
    }
  }

  private static void check(String expected, boolean held) {
    if (!held) {
      throw new IllegalStateException("job: expected " + expected + ", got another result");
    }
  }
}
