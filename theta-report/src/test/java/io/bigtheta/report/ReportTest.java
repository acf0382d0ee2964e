package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.diagnosis.Measured;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
  private static final RunSummary IMAGES = Runs.images(3).fact("Command", "theta train <x>");

  @TempDir
  Path folder;

  @BeforeAll
  static void noScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  private TreeSet<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void aRunOnImagesLeavesThePageAndSixPicturesOfBothKinds() throws IOException {
    Written written = Report.write(folder.resolve("new/run"), IMAGES);
    List<String> names =
        written.files().stream().map(file -> file.getFileName().toString()).toList();
    assertEquals("report.html", names.get(0));
    assertEquals(
        List.of(
            "calibration.png",
            "calibration.svg",
            "confusion.png",
            "confusion.svg",
            "curves.png",
            "curves.svg",
            "mistakes.png",
            "mistakes.svg",
            "ranking.png",
            "ranking.svg",
            "report.html",
            "weights.png",
            "weights.svg"),
        names.stream().sorted().toList());
    assertTrue(written.missing().isEmpty(), () -> written.missing().orElse(""));
    assertTrue(written.files().stream().allMatch(Files::exists));
  }

  @Test
  void pngsHaveTwoPixelsAPointAndAreNotBlank() throws IOException {
    for (Path file : Report.write(folder, IMAGES).files()) {
      if (file.toString().endsWith(".png")) {
        BufferedImage image = ImageIO.read(file.toFile());
        String svg = Files.readString(Path.of(file.toString().replace(".png", ".svg")));
        double width =
            Double.parseDouble(Xmls.parse(svg).getDocumentElement().getAttribute("width"));
        assertEquals(2 * width, image.getWidth(), 0, file::toString);
        int[] pixels =
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertTrue(Arrays.stream(pixels).distinct().count() > 20, () -> file + " looks blank");
        assertEquals(0xFFFFFFFF, pixels[pixels.length - 1], () -> file + ": the last corner");
      }
    }
  }

  @Test
  void thePageIsWellFormedAndSaysWhatWasTrainedAndHowWell() {
    String html = Report.html(IMAGES);
    Document page = Xmls.parse(html);
    List<String> codes = Xmls.texts(page, "code");
    assertTrue(codes.contains("1x5x4 dense(6, activation=tanh) dense(3)"), codes::toString);
    assertTrue(codes.contains(IMAGES.training().model().network().digest()), codes::toString);
    assertTrue(codes.contains("all 3 epochs are done"), codes::toString);
    assertTrue(codes.contains("theta train <x>"), codes::toString);
    assertTrue(codes.contains(IMAGES.training().model().provenance().recipe()), codes::toString);
    assertTrue(html.contains("95 % interval"), "the interval of the accuracy");
    assertEquals(6, Xmls.all(page, "svg").size());
    assertEquals(
        List.of(
            "Summary",
            "Learning curves",
            "Confusion matrix",
            "Order of the probabilities",
            "Calibration",
            "Worst mistakes",
            "Weights of the hidden units",
            "Scores",
            "Classes",
            "History",
            "Provenance"),
        Xmls.texts(page, "h2"));
  }

  @Test
  void thePageRefersToNothingOutsideAndRunsNothing() {
    String html = Report.html(IMAGES);
    Document page = Xmls.parse(html);
    for (String tag : List.of("script", "link", "iframe", "object", "img", "a")) {
      assertEquals(0, Xmls.all(page, tag).size(), tag);
    }
    Xmls.all(page, "image")
        .forEach(image -> assertTrue(image.getAttribute("href").startsWith("data:image/png;")));
    String rest = html.replace("http://www.w3.org/2000/svg", ""); // a name, which nobody fetches
    assertFalse(rest.contains("://") || rest.contains("url(") || rest.contains("@import"));
  }

  @Test
  void labelsAndNamesAreEscaped() {
    RunSummary run = new RunSummary(
        "<img src=x>&\u0007",
        IMAGES.training(),
        IMAGES.diagnosis(),
        IMAGES.judged(),
        Double.NaN,
        IMAGES.facts());
    String html = Report.html(run);
    assertFalse(html.contains("<b>left") || html.contains("<img"), "a label became an element");
    Document page = Xmls.parse(html);
    assertEquals(List.of("Training report: <img src=x>&\uFFFD"), Xmls.texts(page, "h1"));
    assertTrue(Xmls.texts(page, "td").contains("<b>left</b>"));
  }

  @Test
  void theDiagnosisIsATableAndRulesTheCurves() {
    Measured measured = new Measured(100, 0.1, 0.01, 0.1, 0.03, 0.5);
    Finding rose = new Finding(Finding.Kind.OVERFITTING, "from epoch 3 <b>");
    RunSummary run = IMAGES.diagnosis(
        new Diagnosis(measured, Optional.of(measured), List.of(rose), OptionalInt.of(3)));
    String html = Report.html(run);
    Document page = Xmls.parse(html);
    assertTrue(Xmls.texts(page, "h2").contains("Diagnosis"));
    assertTrue(Xmls.texts(page, "td").containsAll(List.of("overfitting", "from epoch 3 <b>")));
    assertTrue(html.contains("From epoch 3 on, the network overfits"), html);
    RunSummary calm = IMAGES.diagnosis(
        new Diagnosis(measured, Optional.of(measured), List.of(rose), OptionalInt.empty()));
    assertFalse(Report.html(calm).contains("on, the network overfits"));
  }

  @Test
  void aTableOfRowsShowsTheWorstOnesAsText() {
    RunSummary table = Runs.table();
    Document page = Xmls.parse(Report.html(table));
    assertEquals(
        List.of(
            "Summary",
            "Learning curves",
            "Confusion matrix",
            "Order of the probabilities",
            "Calibration",
            "Importance of the columns",
            "Scores",
            "Classes",
            "Worst mistakes",
            "History",
            "Provenance"),
        Xmls.texts(page, "h2"));
    assertTrue(Xmls.texts(page, "th").containsAll(List.of("Probability", "x0", "x2")));
  }

  @Test
  void numbersHaveTheirErrorAndACloudInsteadOfAConfusion() throws IOException {
    Report.write(folder, Runs.numbers());
    assertEquals(
        List.of(
            "curves.png",
            "curves.svg",
            "importance.png",
            "importance.svg",
            "predictions.png",
            "predictions.svg",
            "report.html"),
        List.copyOf(names()));
    String html = Files.readString(folder.resolve("report.html"));
    assertTrue(html.contains("RMSE") && html.contains("R²"), "the error");
    assertTrue(html.contains("standardized target"), "the unit of the loss");
    assertFalse(html.contains("accuracy (%)"), "a panel of accuracy");
    Xmls.parse(html);
  }

  @Test
  void oneEpochAndNothingJudgedAreEnough() {
    RunSummary run = RunSummary.of("bars", Runs.images(1).training());
    Document page = Xmls.parse(Report.html(run));
    assertEquals(List.of("1 epoch"), Xmls.texts(page, "summary"));
    assertEquals(2, Xmls.all(page, "svg").size());
  }

  @Test
  void noEpochAtAllIsAPageWithoutCurves() {
    var none = RunSummary.of("bars", Runs.told(new double[0], new double[0]));
    assertFalse(Xmls.texts(Xmls.parse(Report.html(none)), "h2").contains("Learning curves"));
  }

  @Test
  void withoutFontsAllButThePngsIsWrittenAndOneLineSaysWhy() throws IOException {
    for (Throwable lack : List.of(
        new InternalError("Fontconfig head is null,\n check your fonts"),
        new NoClassDefFoundError("sun.awt.X11FontManager"),
        new UnsatisfiedLinkError("libfreetype.so.6"),
        new java.awt.AWTError("no toolkit"),
        new NullPointerException())) {
      Report.write(folder, IMAGES);
      Written written = Report.write(folder, IMAGES, figure -> sneak(lack));
      assertEquals(
          List.of(
              "calibration.svg",
              "confusion.svg",
              "curves.svg",
              "mistakes.svg",
              "ranking.svg",
              "report.html",
              "weights.svg"),
          List.copyOf(names()),
          lack::toString);
      String why = written.missing().orElseThrow();
      assertTrue(why.startsWith("PNG pictures are missing because this Java cannot draw: "), why);
      assertEquals(1, why.lines().count(), why);
      Document page = Xmls.parse(Files.readString(folder.resolve("report.html")));
      assertEquals(6, Xmls.all(page, "svg").size());
      assertTrue(Xmls.texts(page, "p").contains(why));
    }
  }

  @Test
  void runningOutOfMemoryIsNotTakenForMissingFonts() {
    assertThrows(
        OutOfMemoryError.class,
        () -> Report.write(folder, IMAGES, figure -> sneak(new OutOfMemoryError())));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> byte[] sneak(Throwable lack) throws T {
    throw (T) lack;
  }

  @Test
  void thePageOfARunHasTheSameBytesEveryTime() {
    assertEquals(Report.html(IMAGES), Report.html(IMAGES));
  }

  @Test
  void anEvaluationOfOtherRowsIsRefused() {
    RunSummary.Judged test = IMAGES.judged().orElseThrow();
    String message = assertThrows(
            IllegalArgumentException.class,
            () -> IMAGES.test(test.data().pick(0, 1), test.evaluation()))
        .getMessage();
    assertEquals("test: expected an evaluation of the 2 rows of bars, got one of 45", message);
  }
}
