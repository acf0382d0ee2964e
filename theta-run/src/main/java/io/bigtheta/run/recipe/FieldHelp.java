package io.bigtheta.run.recipe;

/** What each {@link Field} does, in words that the command line and the studio show. {@code ${DEFAULT-VALUE}} stands for the default. */
public final class FieldHelp {
  public static final String DATA =
      "Labelled rows: a named data set, a table (CSV, Parquet, Excel, JSON lines …), a directory of images (label/*.png, train/label/*.png, or with labels.csv), of recordings (label/*.wav, or label_speaker_number.wav) or of IDX files, or two IDX files as IMAGES,LABELS.";
  public static final String TARGET =
      "Column of a CSV file to predict. Default: one named target, class, label or the like, else the last that is used.";
  public static final String TASK =
      "What the target column holds: classes, numbers or auto. auto takes words and small sets of whole numbers as classes, all else as numbers. Default: ${DEFAULT-VALUE}.";
  public static final String IMAGES =
      "How images of a folder become inputs. ink: made grey, scaled to 28x28 and centred as MNIST's digits are; raw: used unchanged. A size such as 28x28: each row of a CSV file is an image. Default: what the images, their labels and the columns suggest.";
  public static final String RESIZE =
      "Scales the images of a folder to this height and width, such as 32x32, and crops them to their centre so that nothing is distorted. Not with --images ink. Default: no resizing.";
  public static final String DATA_DIR =
      "Directory in which to look for a named data set first. Default: the cache directory that theta doctor shows.";
  public static final String GROUP =
      "Column of a CSV file that says which rows belong together, such as a person's name. Rows with the same value are held out together, and the column is not an input. For recordings: speaker, if the names of the files tell it. Default: no groups.";
  public static final String TIME =
      "Column of dates or numbers by which rows are divided: the newest test, the newest before them validate, and the network learns from the others. Default: rows are drawn at random.";
  public static final String TEST_FILE =
      "A second CSV file with the same columns, all of whose rows are the test set. Default: rows of DATA.";
  public static final String COLUMNS =
      "What columns of a CSV file hold, such as \"id=drop, zip=category, day=dmy\": number, category, date, ymd, dmy, mdy, text or drop; * means all others. Default: found out from the cells, see theta data info.";
  public static final String TEXT =
      "Columns of texts to learn from, such as message. How words become inputs can be added, as in \"message=prose(words=1, least=3, most=5)\": sequences of up to 1 word, and of 3 to 5 characters. Default: columns of sentences, most of them different.";
  public static final String MISSING =
      "Words with commas between them that stand for a missing value, such as \"-999,none\". Default: NA, ?, unknown and the like.";
  public static final String SEPARATOR =
      "What stands between cells: a character, or comma, semicolon, tab, bar or blank. Default: found out.";
  public static final String DECIMAL =
      "Decimal mark of numbers, . or a comma. Default: found out for each column.";
  public static final String THOUSANDS =
      "Mark between groups of digits: a comma, . ' _ or blank. Default: found out for each column.";
  public static final String ENCODING =
      "Character set of a CSV file, such as windows-1252. Default: found out.";
  public static final String SKIP = "Lines before the table that are left out. Default: found out.";
  public static final String NO_HEADER =
      "The first line is a row; the columns are called column1, column2 ….";
  public static final String SKIP_BAD =
      "Leaves out files of a folder of images or recordings that cannot be read, and lists them. Default: they are refused together.";
  public static final String DROPOUT =
      "Dropout rate: the share of the hidden units that each training step leaves out at random. Default: 0.2 for images, 0 for tables.";
  public static final String HIDDEN =
      "Number of units in each hidden layer, such as 128,64; 0 for no hidden layer; rule for one hidden layer whose size is the mean of the numbers of inputs and outputs. Default: a recipe for tables (see the README), and the rule for images.";
  public static final String LAYERS =
      "All layers of the network, such as \"dense(64, activation=tanh) dropout(0.1) dense(10)\". The last one has a unit for each class, or for each number. A kernel, stride or size is one number, or height and width as in kernel=3x1; padding is same, valid, a number of pixels, or sides(top, left, bottom, right). Cannot stand beside --hidden, --activation or --dropout. Default: the layers of --hidden.";
  public static final String NETWORK =
      "Uses a network that has a name; the names are listed below. Cannot stand beside --layers, --hidden, --activation or --dropout. Default: the layers of --hidden.";
  public static final String COMMITTEE =
      "Trains N networks, each without another part of the rows, which judges it; the model is their average. Default: 5 for a table of 50 to 100,000 rows without a chosen network, otherwise 1.";
  public static final String NUMBERS =
      "How the numbers of a table become inputs: standard (one input each) or bins (up to 16 each, which lets a network learn steps and bends). Default: bins without a chosen network, otherwise standard.";
  public static final String ACTIVATION =
      "Activation function of the hidden units. Default: ${DEFAULT-VALUE}.";
  public static final String LOSS =
      "Loss function that training minimizes. Default: cross-entropy for classes, squared-error for numbers.";
  public static final String OPTIMIZER =
      "Optimizer, such as \"adam(beta1=0.8)\". Default: ${DEFAULT-VALUE}.";
  public static final String RATE =
      "Learning rate, such as 0.01 or \"cosine(peak=0.003)\". Default: falls along a cosine from three times the optimizer's own rate (adam: from 0.003); rprop keeps its own.";
  public static final String BATCH =
      "Batch size: the number of rows per training step; 0 for all rows at once. Default: 64, or 16 for fewer than 1,000 training rows; rprop takes all rows.";
  public static final String EPOCHS =
      "Largest number of epochs (passes over the training rows). Default: 20, or more for few rows: as many as make 2,000 steps, but at most 500.";
  public static final String PATIENCE =
      "Stops early after N epochs in a row without a new best one; 0 for never. Default: ${DEFAULT-VALUE}.";
  public static final String STOPPING =
      "Another rule for stopping early, such as \"time-limit(60)\" in seconds. With --patience, whichever comes first counts. Default: ${DEFAULT-VALUE}.";
  public static final String PENALTY =
      "Penalty on large weights (weight decay), such as \"l2(1e-4)\". Default: ${DEFAULT-VALUE}.";
  public static final String CLIPPING =
      "Limits large gradients, such as \"by-norm(1)\". Default: ${DEFAULT-VALUE}.";
  public static final String AVERAGE =
      "Uses a moving average of the weights, of which each step keeps this share, such as 0.999; 0 for no averaging. Default: ${DEFAULT-VALUE}.";
  public static final String AUGMENT =
      "Augmentation: changes every training image at random each time it is used, such as \"shift(2) rotate(10) elastic\". Default: no changes.";
  public static final String STANDARDIZE =
      "Standardizes each channel of the images to mean 0 and standard deviation 1 over the training rows. The columns of a table are always standardized.";
  public static final String MONITOR =
      "Measure on the validation set by which the best epoch is chosen: loss or accuracy. Default: ${DEFAULT-VALUE}.";
  public static final String SEED =
      "Seed of all random numbers; the same seed gives the same network. Default: ${DEFAULT-VALUE}.";
  public static final String SNAPSHOTS =
      "Also saves the networks at the ends of the last N cycles of a rate such as \"cycles(0.003, 5)\"; evaluate and predict then average their predictions. Default: 0.";
  public static final String TARGET_SCALE =
      "Scale on which numbers are learnt: linear, or log for targets from 0 on that spread over powers of ten, such as prices; predictions keep the unit of the target. Default: linear.";
  public static final String CLASS_WEIGHTS =
      "How much a row counts in the loss by its class: balanced lets all classes count the same, \"yes=5,no=1\" names weights. Default: all rows count the same.";
  public static final String FROM =
      "Goes on with a model that was trained before, with the rows of DATA: columns, scales, classes and layers stay those of the model, and the rate begins at a tenth of the usual one. Default: a new network.";
  public static final String VALIDATION =
      "Share of the training rows held out as the validation set, which decides which epoch is the best one; 0 for no validation set. Default: ${DEFAULT-VALUE}.";
  public static final String TEST =
      "Share of the rows held out as the test set, the same rows for every seed; 0 for no test set. A data set that comes with a test set keeps that one. Default: 0.2; 0 if several networks judge the rows of each other, see --committee.";

  private FieldHelp() {}

  /** The constant that has the name of the field. */
  static String of(Field field) {
    try {
      return (String) FieldHelp.class.getField(field.name()).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no words for " + field, e);
    }
  }
}
