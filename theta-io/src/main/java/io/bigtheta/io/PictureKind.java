package io.bigtheta.io;

import static io.bigtheta.io.PictureKind.Reader.HERE;
import static io.bigtheta.io.PictureKind.Reader.NONE;
import static io.bigtheta.io.PictureKind.Reader.ROOM;

/** What a file is that should be an image, by its content. Names decide nothing, as they are often wrong. */
enum PictureKind {
  PNG(HERE, "a PNG image"),
  JPEG(HERE, "a JPEG image"),
  GIF(HERE, "a GIF image"),
  BMP(HERE, "a BMP image"),
  TIFF(HERE, "a TIFF image"),
  ICO(HERE, "a Windows icon"),
  PNM(HERE, "a PBM, PGM or PPM image"),
  DIB(HERE, "a BMP image of a clipboard"),
  TGA(HERE, "a Targa image"),
  PSD(HERE, "a Photoshop image"),
  PCX(HERE, "a PCX image"),
  DCX(HERE, "a DCX file of PCX images"),
  SGI(HERE, "an SGI image"),
  ICNS(HERE, "an Apple icon"),
  DDS(HERE, "a DDS texture"),
  QOI(HERE, "a QOI image"),
  SUN(HERE, "a Sun raster image"),
  XBM(HERE, "an XBM image"),
  XPM(HERE, "an XPM image"),
  PFM(HERE, "a PFM image"),
  FITS(HERE, "a FITS image"),

  WEBP(ROOM, "a WebP image"),

  HEIC(
      NONE,
      "a HEIC image, which iPhones make",
      "save it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible)"),
  AVIF(NONE, "an AVIF image"),
  JPEG_2000(NONE, "a JPEG 2000 image"),
  JPEG_XL(NONE, "a JPEG XL image"),
  JPEG_LS(NONE, "a JPEG-LS image"),
  DICOM(NONE, "a DICOM image"),
  BLP(NONE, "a BLP texture"),
  FTEX(NONE, "an FTEX texture"),
  FLI(NONE, "a FLI animation"),
  GBR(NONE, "a brush of GIMP"),
  MSP(NONE, "an image of early Windows Paint"),
  PCD(NONE, "a Photo CD"),
  PIXAR(NONE, "an image of a Pixar computer"),
  MCIDAS(NONE, "a satellite image of McIDAS"),
  IM(NONE, "an IM image of IFUNC"),
  EPS(NONE, "a PostScript file"),
  WMF(NONE, "a Windows metafile"),
  CAMERA(NONE, "a camera's raw image", "develop it to JPEG or PNG first"),
  VIDEO(NONE, "a video or sound", "save single frames of it as PNG"),
  PDF(NONE, "a PDF document", "save its pages as PNG"),
  SVG(NONE, "an SVG drawing of lines and areas", "save it as PNG"),
  HTML(NONE, "an HTML page, as a failed download leaves", "fetch the image itself"),
  LFS(NONE, "a pointer of Git LFS to a file that was not fetched", "run git lfs pull"),
  ZIP(NONE, "a ZIP archive", "unpack it"),
  GZIP(NONE, "gzip data", "unpack it"),
  HDF5(NONE, "an HDF5 file"),
  NUMPY(NONE, "a NumPy array"),
  CUT(NONE, "the beginning of an image", "the file is cut off: fetch or save it again"),
  ZEROS(NONE, "a file of zeros only", "its content is lost: fetch or save it again"),
  TEXT(NONE, "text", "check what the file is"),
  EMPTY(NONE, "an empty file", "fetch or save it again"),
  UNKNOWN(NONE, "something else");

  /** Who reads files of a kind. */
  enum Reader {
    /** This room. */
    HERE,
    /** A library in the optional room {@code theta-pictures}. */
    ROOM,
    /** Nobody. */
    NONE
  }

  private final Reader reader;
  private final String title;
  private final String remedy;

  PictureKind(Reader reader, String title) {
    this(reader, title, "convert it to PNG first");
  }

  PictureKind(Reader reader, String title, String remedy) {
    this.reader = reader;
    this.title = title;
    this.remedy = remedy;
  }

  Reader reader() {
    return reader;
  }

  /** With its article, as {@code a PNG image}. */
  String title() {
    return title;
  }

  /** The refusal of a file of this kind, which nobody here reads. */
  FormatException refuse(String where) {
    return FormatException.of(
        where,
        "an image (PNG, JPEG, BMP, GIF, TIFF, ICO, PGM or PPM; with theta-pictures also WebP)",
        reader == ROOM ? title + ", for which no reader is installed" : title,
        reader == ROOM ? "add the room theta-pictures, or convert it to PNG first" : remedy);
  }
}
