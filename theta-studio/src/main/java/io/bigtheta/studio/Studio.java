package io.bigtheta.studio;

import io.bigtheta.http.Address;
import io.bigtheta.http.Limits;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.http.Web;
import io.bigtheta.math.Kernels;
import io.bigtheta.run.Version;
import io.bigtheta.studio.api.DataApi;
import io.bigtheta.studio.api.DrawApi;
import io.bigtheta.studio.api.ExperimentsApi;
import io.bigtheta.studio.api.FirstTraining;
import io.bigtheta.studio.api.FormApi;
import io.bigtheta.studio.api.InsideApi;
import io.bigtheta.studio.api.MistakesApi;
import io.bigtheta.studio.api.ModelsApi;
import io.bigtheta.studio.api.PageApi;
import io.bigtheta.studio.api.PlayApi;
import io.bigtheta.studio.api.PruneApi;
import io.bigtheta.studio.api.Pulse;
import io.bigtheta.studio.api.RunsApi;
import io.bigtheta.studio.api.SearchApi;
import io.bigtheta.studio.api.StepApi;
import io.bigtheta.studio.desk.DataShelf;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Shelf;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.studio.experiment.Experiments;
import io.bigtheta.studio.mistakes.Judgements;
import io.bigtheta.studio.play.Playgrounds;
import io.bigtheta.studio.upload.Uploads;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The open studio: the page, the runs, and the server between them. */
public final class Studio implements Closeable {
  /** What works in the background, the newest first. */
  private final Deque<Closeable> working;

  private final Desk desk;
  private final Web web;

  private Studio(Deque<Closeable> working, Desk desk, Web web) {
    this.working = working;
    this.desk = desk;
    this.web = web;
  }

  /**
   * Opens the studio, which works until it is closed.
   *
   * @param runs the folder of all runs, which need not exist yet
   * @param threads the number of threads of a training
   */
  public static Studio open(Address address, Path runs, int threads) throws IOException {
    Deque<Closeable> working = new ArrayDeque<>();
    Desk desk = added(new Desk(runs, threads), working);
    Routes routes = routes(desk, threads, working);
    try {
      return new Studio(working, desk, Web.open(address, new Limits(), routes));
    } catch (IOException | RuntimeException e) {
      close(working);
      throw e;
    }
  }

  private static Routes routes(Desk desk, int threads, Deque<Closeable> working) {
    Pulse pulse = added(new Pulse(), working);
    Pulse plays = added(new Pulse(), working);
    Experiments experiments = added(new Experiments(desk, threads), working);
    Uploads uploads = new Uploads(desk.folder());
    Shelf shelf = new Shelf(desk);
    DataShelf data = new DataShelf();
    Routes routes = new Routes();
    new PageApi().add(routes);
    new FormApi().add(routes);
    new DataApi(uploads).add(routes);
    new RunsApi(desk, pulse, uploads).add(routes);
    FirstTraining.add(routes);
    new ModelsApi(shelf).add(routes);
    new DrawApi(desk, shelf, data).add(routes);
    Stock stock = new Stock(data);
    new InsideApi(desk, shelf, stock).add(routes);
    new MistakesApi(desk, stock, added(new Judgements(stock), working)).add(routes);
    new SearchApi(desk, uploads).add(routes);
    new PruneApi(desk, shelf, uploads).add(routes);
    new PlayApi(new Playgrounds(), plays).add(routes);
    new StepApi().add(routes);
    new ExperimentsApi(experiments).add(routes);
    String about = new Told()
        .put("version", Version.text())
        .put("java", Runtime.version().toString())
        .put("kernels", Kernels.best().toString())
        .put("threads", threads)
        .put("runs", desk.folder().toString())
        .text();
    return routes.get("/api/about", call -> Reply.json(about));
  }

  private static <T extends Closeable> T added(T one, Deque<Closeable> working) {
    working.push(one);
    return one;
  }

  /** Begins a training on the digits that come with Theta, if there is no run yet. The page need then not wait for it. */
  public void welcome() throws IOException {
    FirstTraining.begin(desk);
  }

  /** Where a browser on this machine finds the page. */
  public URI uri() {
    return web.uri();
  }

  /** Waits until it is closed. */
  public void join() throws InterruptedException {
    web.join();
  }

  /** Stops all trainings, each after its present step, and the server. Trainings can be resumed. */
  @Override
  public void close() throws IOException {
    close(working);
    web.close();
  }

  private static void close(Deque<Closeable> working) throws IOException {
    for (Closeable one : working) {
      one.close();
    }
  }
}
