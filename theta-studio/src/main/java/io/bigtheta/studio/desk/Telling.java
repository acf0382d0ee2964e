package io.bigtheta.studio.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.result.Outcome;
import java.io.IOException;

/** Turns the events and the result of one kind of job into messages for the page. */
interface Telling<R> {
  JsonMapper LINE = new JsonMapper();

  /** Called one at a time, from any thread of the job. It returns at once. */
  void tell(JobEvent event, RunLog log);

  /** Called with the result, after the last event. */
  void ended(R result, RunLog log) throws IOException;

  Outcome of(R result);

  /** The state of a run with this result. */
  default State outcome(R result) {
    return switch (of(result)) {
      case DONE -> State.DONE;
      case INTERRUPTED -> State.STOPPED;
      case BROKEN -> State.FAILED;
    };
  }

  /** Whether the run has come to its end, by the files in its folder. */
  boolean finished() throws IOException;

  /** The messages of a run that rests, from the files in its folder. */
  void recall(Run run) throws IOException;

  /** Tells what all kinds of jobs have in common. */
  static void common(JobEvent event, RunLog log) {
    if (event instanceof JobEvent.Fetching fetching) {
      log.pass(
          "fetching",
          new Told().put("name", fetching.name()).put("place", fetching.place()).text());
    } else if (event instanceof JobEvent.Fetched fetched) {
      log.pass(
          "fetched",
          new Told()
              .put("file", fetched.file())
              .put("done", fetched.done())
              .put("total", fetched.total())
              .text());
    } else if (event instanceof JobEvent.Noted noted) {
      log.add("note", new Told().put("words", noted.words()).text());
    } else if (event instanceof JobEvent.ReportFailed failed) {
      log.add(
          "note",
          new Told()
              .put("words", "the report could not be written: " + failed.cause())
              .text());
    }
  }

  /** JSON with line breaks as one line. */
  static String line(String json) {
    try {
      return LINE.writeValueAsString(LINE.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
