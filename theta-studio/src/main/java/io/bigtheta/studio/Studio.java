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
import io.bigtheta.studio.api.FormApi;
import io.bigtheta.studio.api.InsideApi;
import io.bigtheta.studio.api.MistakesApi;
import io.bigtheta.studio.api.ModelsApi;
import io.bigtheta.studio.api.PageApi;
import io.bigtheta.studio.api.Pulse;
import io.bigtheta.studio.api.RunsApi;
import io.bigtheta.studio.desk.DataShelf;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Shelf;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.studio.mistakes.Judgements;
import io.bigtheta.studio.upload.Uploads;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The open studio: the page, the runs, and the server between them. */
public final class Studio implements Closeable {
  private final Desk desk;
  private final Pulse pulse;
  private final Judgements judgements;
  private final Web web;

  private Studio(Desk desk, Pulse pulse, Judgements judgements, Web web) {
    this.desk = desk;
    this.pulse = pulse;
    this.judgements = judgements;
    this.web = web;
  }

  /**
   * Opens the studio, which works until it is closed.
   *
   * @param runs the folder of all runs, which need not exist yet
   * @param threads the number of threads of a training
   */
  public static Studio open(Address address, Path runs, int threads) throws IOException {
    Desk desk = new Desk(runs, threads);
    Pulse pulse = new Pulse();
    Routes routes = new Routes();
    new PageApi().add(routes);
    Uploads uploads = new Uploads(desk.folder());
    new DataApi(uploads).add(routes);
    new RunsApi(desk, pulse, uploads).add(routes);
    new FormApi().add(routes);
    Shelf shelf = new Shelf(desk);
    new ModelsApi(shelf).add(routes);
    DataShelf data = new DataShelf();
    new DrawApi(desk, shelf, data).add(routes);
    Stock stock = new Stock(data);
    new InsideApi(desk, shelf, stock).add(routes);
    Judgements judgements = new Judgements(stock);
    new MistakesApi(desk, stock, judgements).add(routes);
    String about = new Told()
        .put("version", Version.text())
        .put("java", Runtime.version().toString())
        .put("kernels", Kernels.best().toString())
        .put("threads", threads)
        .put("runs", desk.folder().toString())
        .text();
    routes.get("/api/about", call -> Reply.json(about));
    try {
      return new Studio(desk, pulse, judgements, Web.open(address, new Limits(), routes));
    } catch (IOException | RuntimeException e) {
      pulse.close();
      judgements.close();
      desk.close();
      throw e;
    }
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
    desk.close();
    pulse.close();
    judgements.close();
    web.close();
  }
}
