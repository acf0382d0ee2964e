/** Recordings as data: reads WAV files and calculates their spectrograms. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.sound {
  requires transitive io.bigtheta.core;
  requires transitive io.bigtheta.io;
  requires static org.jspecify;

  exports io.bigtheta.sound;

  provides io.bigtheta.io.FrontEnd with
      io.bigtheta.sound.SoundFrontEnd;
}
