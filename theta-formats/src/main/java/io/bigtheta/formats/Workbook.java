package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook (ECMA-376): its sheets, the texts that they share, and the styles of their cells. */
final class Workbook implements Closeable {
  private static final int MOST_SHEETS = 10_000;

  /** A visible sheet and the part of the file that it is in. */
  record Sheet(String name, String part) {}

  private interface Part {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  private final String where;
  private final ZipFile zip;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean from1904;
  private Styles styles = new Styles(false);

  Workbook(String where, Path file) throws IOException {
    this.where = where;
    zip = new ZipFile(file.toFile());
    try {
      String book = target("_rels/.rels", "/officeDocument", "xl/workbook.xml");
      if (zip.getEntry(book) == null) {
        throw FormatException.of(
            where, "a workbook of Excel", "a zip file without sheets", "save it again");
      }
      String folder = book.substring(0, book.lastIndexOf('/') + 1);
      String links = folder + "_rels/" + book.substring(folder.length()) + ".rels";
      Map<String, String> places = new HashMap<>();
      part(
          links, xml -> links(xml, (id, type, target) -> places.put(id, resolved(folder, target))));
      part(book, xml -> sheets(xml, places));
      styles = new Styles(from1904);
      part(target(links, "/styles", "styles.xml", folder), styles::read);
      part(target(links, "/sharedStrings", "sharedStrings.xml", folder), this::texts);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  List<Sheet> sheets() {
    return sheets;
  }

  SheetRows rows(Sheet sheet) throws IOException {
    ZipEntry entry = zip.getEntry(sheet.part);
    if (entry == null) {
      throw Damage.of(where, ExcelFormat.NAME, "sheet " + sheet.name + " is missing");
    }
    InputStream in = open(entry);
    try {
      return new SheetRows(where, in, texts, styles);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private interface Link {
    void add(String id, String type, String target);
  }

  private static void links(XMLStreamReader xml, Link link) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        link.add(
            String.valueOf(xml.getAttributeValue(null, "Id")),
            String.valueOf(xml.getAttributeValue(null, "Type")),
            String.valueOf(xml.getAttributeValue(null, "Target")));
      }
    }
  }

  private String target(String links, String kind, String usual) throws IOException {
    return target(links, kind, usual, "");
  }

  /** The part that a link of some kind leads to. */
  private String target(String links, String kind, String usual, String folder) throws IOException {
    String[] found = {folder + usual};
    part(
        links,
        xml -> links(xml, (id, type, target) -> {
          if (type.endsWith(kind)) {
            found[0] = resolved(folder, target);
          }
        }));
    return found[0];
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    return target.startsWith("../") ? target.substring(3) : folder + target;
  }

  private void sheets(XMLStreamReader xml, Map<String, String> places) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("workbookPr")) {
          String value = String.valueOf(xml.getAttributeValue(null, "date1904"));
          from1904 = value.equals("1") || value.equals("true");
        } else if (xml.getLocalName().equals("sheet") && sheets.size() < MOST_SHEETS) {
          String place = places.get(id(xml));
          if (xml.getAttributeValue(null, "state") == null
              || "visible".equals(xml.getAttributeValue(null, "state"))) {
            if (place != null && !place.contains("chartsheet")) {
              sheets.add(new Sheet(String.valueOf(xml.getAttributeValue(null, "name")), place));
            }
          }
        }
      }
    }
  }

  /** The link of a sheet, whose attribute is in one of two name spaces. */
  private static String id(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private void texts(XMLStreamReader xml) throws XMLStreamException {
    @Nullable StringBuilder text = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "si" -> text = new StringBuilder();
          case "rPh" -> Xml.skip(xml);
          case "t" -> {
            if (text != null) {
              text.append(xml.getElementText());
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equals("si")
          && text != null) {
        texts.add(text.toString().strip());
      }
    }
  }

  /** Reads a part, if it is there. */
  private void part(String name, Part part) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return;
    }
    try (InputStream in = open(entry)) {
      part.read(Xml.reader(where, in));
    } catch (XMLStreamException e) {
      throw Xml.damaged(where, e);
    } catch (ZipException | EOFException e) {
      throw Damage.of(where, ExcelFormat.NAME, e);
    }
  }

  /** A part that may not grow without measure. */
  private InputStream open(ZipEntry entry) throws IOException {
    long packed = Math.max(entry.getCompressedSize(), 0);
    return new FilterInputStream(zip.getInputStream(entry)) {
      private long count;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int got;
        try {
          got = in.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
          throw Damage.of(where, ExcelFormat.NAME, e);
        }
        count += Math.max(got, 0);
        Damage.length(where, ExcelFormat.NAME, Math.min(count, Integer.MAX_VALUE - 8), packed);
        return got;
      }
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
