package io.bigtheta.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom, as docs and package-infos say it. A room that does not stand yet breaks no law. */
class ArrowsTest {
  /** Rooms of the house, and the rooms each may enter besides itself and the libraries it names in its pom. */
  private static final Map<String, List<String>> MODULES = Map.ofEntries(
      Map.entry("theta-core", List.of()),
      Map.entry("theta-simd", List.of("theta-core")),
      Map.entry("theta-io", List.of("theta-core")),
      Map.entry("theta-formats", List.of("theta-core", "theta-io")),
      Map.entry("theta-onnx", List.of("theta-core")),
      Map.entry("theta-play", List.of("theta-core")),
      Map.entry("theta-sound", List.of("theta-core", "theta-io")),
      Map.entry("theta-pictures", List.of("theta-core", "theta-io")),
      Map.entry("theta-report", List.of("theta-core")),
      Map.entry("theta-experiments", List.of("theta-core", "theta-io", "theta-report")),
      Map.entry("theta-bench", List.of("theta-core", "theta-simd")),
      Map.entry(
          "theta-run",
          List.of(
              "theta-core",
              "theta-io",
              "theta-onnx",
              "theta-play",
              "theta-sound",
              "theta-report",
              "theta-experiments")),
      Map.entry("theta-http", List.of("theta-core")),
      Map.entry("theta-browser-tests", List.of("theta-studio", "theta-serve")),
      Map.entry(
          "theta-studio",
          List.of(
              "theta-core",
              "theta-io",
              "theta-report",
              "theta-experiments",
              "theta-run",
              "theta-http")),
      Map.entry(
          "theta-serve",
          List.of(
              "theta-core",
              "theta-io",
              "theta-onnx",
              "theta-play",
              "theta-sound",
              "theta-report",
              "theta-experiments",
              "theta-run",
              "theta-http")),
      Map.entry(
          "theta-cli",
          List.of(
              "theta-core",
              "theta-simd",
              "theta-io",
              "theta-formats",
              "theta-onnx",
              "theta-play",
              "theta-sound",
              "theta-pictures",
              "theta-report",
              "theta-experiments",
              "theta-run",
              "theta-http",
              "theta-serve",
              "theta-studio")));

  /** Rooms inside core, and the rooms each may enter: arrows point down. */
  private static final Map<String, List<String>> CORE = Map.ofEntries(
      Map.entry("spec", List.of()),
      Map.entry("file", List.of("spec")),
      Map.entry("math", List.of("spec")),
      Map.entry("data", List.of("math", "spec")),
      Map.entry("nn", List.of("math", "spec")),
      Map.entry("model", List.of("data", "nn", "math", "spec")),
      Map.entry("train", List.of("model", "data", "nn", "math", "spec")),
      Map.entry("diagnosis", List.of("train", "model", "data", "nn", "math", "spec")),
      Map.entry("explain", List.of("model", "data", "nn", "math", "spec")),
      Map.entry("prune", List.of("train", "model", "data", "nn", "math", "spec")),
      Map.entry("select", List.of("train", "model", "data", "nn", "math", "spec")),
      Map.entry("search", List.of("select", "train", "model", "data", "nn", "math", "spec")));

  /** Packages of the rooms above core, and the packages of the same room that each may enter. */
  private static final Map<String, List<String>> ABOVE = Map.ofEntries(
      Map.entry("run", List.of()),
      Map.entry("run.pipe", List.of()),
      Map.entry("run.recipe", List.of("run.pipe", "run")),
      Map.entry("run.folder", List.of("run.recipe", "run")),
      Map.entry("run.result", List.of("run.folder", "run.recipe", "run")),
      Map.entry("run.source", List.of()),
      Map.entry("run.play", List.of("run.folder", "run")),
      Map.entry("run.job", List.of("run.result", "run.folder", "run.recipe", "run")),
      Map.entry("play.environment", List.of()),
      Map.entry("play.agent", List.of("play.environment")),
      Map.entry("play.game", List.of()),
      Map.entry("play.search", List.of("play.game")),
      Map.entry("play.gtp", List.of("play.selfplay", "play.search", "play.game")),
      Map.entry("play.selfplay", List.of("play.search", "play.game")),
      Map.entry("sound", List.of()),
      Map.entry("onnx.wire", List.of()),
      Map.entry("onnx.tensor", List.of()),
      Map.entry("onnx.graph", List.of("onnx.wire", "onnx.tensor")),
      Map.entry("onnx.operator", List.of("onnx.graph", "onnx.tensor")),
      Map.entry("onnx.plan", List.of("onnx.operator", "onnx.graph", "onnx.tensor")),
      Map.entry("onnx.export", List.of("onnx.graph", "onnx.tensor", "onnx.wire")),
      Map.entry("onnx.network", List.of("onnx.plan", "onnx.operator", "onnx.graph", "onnx.tensor")),
      Map.entry(
          "onnx",
          List.of(
              "onnx.network",
              "onnx.plan",
              "onnx.operator",
              "onnx.graph",
              "onnx.tensor",
              "onnx.wire")),
      Map.entry("studio.desk", List.of()),
      Map.entry("studio.draw", List.of()),
      Map.entry("studio.inside", List.of("studio.desk")),
      Map.entry("studio.mistakes", List.of("studio.desk")),
      Map.entry("studio.upload", List.of()),
      Map.entry("studio.play", List.of()),
      Map.entry("studio.prune", List.of("studio.desk")),
      Map.entry("studio.experiment", List.of("studio.desk")),
      Map.entry(
          "studio.api",
          List.of(
              "studio.desk",
              "studio.draw",
              "studio.inside",
              "studio.mistakes",
              "studio.upload",
              "studio.play",
              "studio.prune",
              "studio.experiment")),
      Map.entry(
          "studio",
          List.of(
              "studio.api",
              "studio.desk",
              "studio.inside",
              "studio.mistakes",
              "studio.upload",
              "studio.play",
              "studio.experiment")),
      Map.entry("serve.model", List.of()),
      Map.entry("serve.wire", List.of("serve.model")),
      Map.entry("serve.shelf", List.of("serve.model")),
      Map.entry("serve.metrics", List.of("serve.shelf", "serve.model")),
      Map.entry("serve.api", List.of("serve.wire", "serve.shelf", "serve.metrics", "serve.model")),
      Map.entry("serve", List.of("serve.api", "serve.metrics", "serve.shelf", "serve.model")),
      Map.entry("cli.console", List.of()),
      Map.entry("cli.option", List.of()),
      Map.entry("cli.command", List.of("cli.option", "cli.console")),
      Map.entry("cli", List.of("cli.command", "cli.option", "cli.console")));

  private static final JavaClasses INSIDE_CORE = House.classes("theta-core");

  @Test
  void everyRoomOnDiskHasItsArrowsWrittenHere() {
    assertEquals(
        new TreeSet<>(MODULES.keySet()),
        new TreeSet<>(House.rooms().stream().map(House::name).toList()));
    assertFalse(
        INSIDE_CORE.isEmpty(),
        "house: expected classes of core, got none; run mvn verify from the root");
  }

  @TestFactory
  Stream<DynamicTest> a_room_enters_only_the_rooms_it_may() {
    return new TreeMap<>(MODULES)
        .keySet().stream()
            .map(room -> DynamicTest.dynamicTest(room, () -> {
              List<String> closed = MODULES.keySet().stream()
                  .filter(other -> !other.equals(room) && !MODULES.get(room).contains(other))
                  .toList();
              noClasses()
                  .should()
                  .dependOnClassesThat(liveIn(closed))
                  .allowEmptyShould(true)
                  .check(House.classes(room));
            }));
  }

  @Test
  void coreStandsOnJavaBaseAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            new DescribedPredicate<>("are core's own, of java.base, or JSpecify's annotations") {
              @Override
              public boolean test(JavaClass c) {
                JavaClass base = c.getBaseComponentType();
                return base.isPrimitive()
                    || INSIDE_CORE.contain(base.getName())
                    || base.getName().startsWith("org.jspecify.")
                    || inJavaBase(base.getPackageName());
              }
            })
        .check(INSIDE_CORE);
  }

  @Test
  void onlySimdTouchesTheIncubatingVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.bigtheta.simd..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(House.CLASSES);
  }

  @Test
  void everyPackageOfCoreBelongsToARoomWithArrows() {
    TreeSet<String> unknown = new TreeSet<>();
    for (JavaClass c : INSIDE_CORE) {
      if (!c.getName().equals("module-info") && !CORE.containsKey(roomOf(c))) {
        unknown.add(c.getPackageName());
      }
    }
    assertEquals(new TreeSet<>(), unknown, "write the arrows of these packages in ArrowsTest.CORE");
  }

  @TestFactory
  Stream<DynamicTest> inside_core_arrows_point_down() {
    return new TreeMap<>(CORE)
        .keySet().stream()
            .map(room -> DynamicTest.dynamicTest(room, () -> {
              String[] closed = CORE.keySet().stream()
                  .filter(other -> !other.equals(room) && !CORE.get(room).contains(other))
                  .map(other -> "io.bigtheta." + other + "..")
                  .toArray(String[]::new);
              noClasses()
                  .that()
                  .resideInAPackage("io.bigtheta." + room + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(closed)
                  .allowEmptyShould(true)
                  .check(INSIDE_CORE);
            }));
  }

  @Test
  void theRoomsOfCoreMakeNoCycles() {
    slices()
        .matching("io.bigtheta.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(INSIDE_CORE);
  }

  @Test
  void activationsNameInitializersAndInitializersKnowNoActivation() {
    noClasses()
        .that()
        .resideInAPackage("io.bigtheta.nn.initializer..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.bigtheta.nn.activation..")
        .check(INSIDE_CORE);
  }

  /** Servers have thousands of threads; io.bigtheta.math.machinery.Pool lends what is calculated with. */
  @Test
  void nothingIsKeptForEachThread() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .check(House.CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> above_core_arrows_point_down() {
    return new TreeMap<>(ABOVE)
        .keySet().stream()
            .map(room -> DynamicTest.dynamicTest(room, () -> {
              String[] closed = ABOVE.keySet().stream()
                  .filter(other -> other.split("\\.")[0].equals(room.split("\\.")[0]))
                  .filter(other -> !other.equals(room) && !ABOVE.get(room).contains(other))
                  .map(other -> "io.bigtheta." + other)
                  .toArray(String[]::new);
              noClasses()
                  .that()
                  .resideInAPackage("io.bigtheta." + room)
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(closed)
                  .allowEmptyShould(true)
                  .check(House.CLASSES);
            }));
  }

  @Test
  void everyPackageAboveCoreHasItsArrowsWrittenHere() {
    TreeSet<String> packages = new TreeSet<>();
    for (String room : List.of(
        "theta-onnx",
        "theta-play",
        "theta-sound",
        "theta-run",
        "theta-studio",
        "theta-serve",
        "theta-cli")) {
      for (JavaClass c : House.classes(room)) {
        packages.add(c.getPackageName().replace("io.bigtheta.", ""));
      }
    }
    packages.remove(""); // of module-info
    assertEquals(new TreeSet<>(ABOVE.keySet()), packages, "write their arrows in ArrowsTest.ABOVE");
  }

  /** Not even inside a room. */
  @Test
  void packagesMakeNoCycles() {
    slices().matching("io.bigtheta.(**)").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void jobsKnowNoCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("io.bigtheta.run..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(House.CLASSES);
  }

  @Test
  void onlyTheCommandLineAndTheBenchmarksPrint() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        House.CLASSES.that(new DescribedPredicate<>("do not print for a living") {
          @Override
          public boolean test(JavaClass c) {
            return !c.getPackageName().matches("io\\.bigtheta\\.(cli|bench)(\\..*)?");
          }
        }));
  }

  private static DescribedPredicate<JavaClass> liveIn(List<String> rooms) {
    List<JavaClasses> classes = rooms.stream().map(House::classes).toList();
    return new DescribedPredicate<>("live in " + rooms) {
      @Override
      public boolean test(JavaClass c) {
        String name = c.getBaseComponentType().getName();
        return classes.stream().anyMatch(room -> room.contain(name));
      }
    };
  }

  private static boolean inJavaBase(String packageName) {
    return Object.class.getModule().getDescriptor().exports().stream()
        .anyMatch(e -> !e.isQualified() && e.source().equals(packageName));
  }

  private static String roomOf(JavaClass c) {
    String[] parts = c.getPackageName().split("\\.", -1);
    return parts.length > 2 ? parts[2] : "";
  }
}
