/** Reads tables in Parquet, Arrow, Feather and Excel, and files packed by Zstandard. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.formats {
  requires io.bigtheta.io;
  requires java.xml;
  requires static org.jspecify;

  provides io.bigtheta.io.TableFormat with
      io.bigtheta.formats.ArrowFormat,
      io.bigtheta.formats.ExcelFormat,
      io.bigtheta.formats.ParquetFormat;
  provides io.bigtheta.io.Unpacker with
      io.bigtheta.formats.Zstandard;
}
