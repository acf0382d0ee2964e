package io.bigtheta.io;

import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.RowShape;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Makes pictures of recordings, so that everything that learns from images learns from them, too. A front end is found
 * with {@link ServiceLoader}. Its settings are the {@link PixelStyle} of the pictures, which a model file keeps: new
 * recordings become pictures in the same way. The bytes of a recording are untrusted: a front end checks every length
 * before it allocates memory.
 */
public interface FrontEnd {
  /**
   * A recording as a picture.
   *
   * @param levels [height · width], one byte each
   * @param notes what was left out or changed, in words that are the same for all recordings with the same change
   */
  @SuppressWarnings("ArrayRecordComponent") // a value that is handed on, never compared
  record Picture(byte[] levels, List<String> notes) {}

  /**
   * The settings that suit a recording.
   *
   * @param name for messages
   * @throws FormatException if it is no recording that can be read
   */
  PixelStyle settings(String name, byte[] recording);

  /** Whether these settings are a text of this front end. */
  boolean knows(PixelStyle settings);

  /** The shape of all pictures with these settings. */
  RowShape shape(PixelStyle settings);

  /**
   * Makes the picture of a recording.
   *
   * @param name for messages
   * @throws FormatException if the recording cannot be read, or if it does not fit the settings, such as their rate
   */
  Picture picture(String name, byte[] recording, PixelStyle settings);

  /** The front end of this program. */
  static FrontEnd present(String where) {
    return ServiceLoader.load(FrontEnd.class)
        .findFirst()
        .orElseThrow(() -> Refusal.of(
            where,
            "the module theta-sound, which reads recordings",
            "a class path without it",
            "add the artifact theta-sound"));
  }

  /** The settings, if a front end knows them or none is present. */
  static PixelStyle checked(String where, PixelStyle settings) {
    Optional<FrontEnd> present = ServiceLoader.load(FrontEnd.class).findFirst();
    if (present.isPresent() && !present.get().knows(settings)) {
      throw FormatException.of(
          where,
          "ink, raw or the settings of a front end for recordings",
          FormatException.quoted(settings.text()));
    }
    return settings;
  }
}
