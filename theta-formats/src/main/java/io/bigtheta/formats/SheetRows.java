package io.bigtheta.formats;

import io.bigtheta.io.Records;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a sheet, one after the other. */
final class SheetRows implements Closeable {
  private static final int MOST_COLUMNS = 1 << 14;

  private final String where;
  private final InputStream in;
  private final XMLStreamReader xml;
  private final List<String> texts;
  private final Styles styles;

  private String[] cells = new String[16];
  private int width;
  private int filled;
  private int errors;
  private int formulas;
  private int number;

  SheetRows(String where, InputStream in, List<String> texts, Styles styles) throws IOException {
    this.where = where;
    this.in = in;
    this.texts = texts;
    this.styles = styles;
    xml = Xml.reader(where, in);
  }

  /** Goes to the next row, which may be empty. */
  boolean next() throws IOException {
    Arrays.fill(cells, 0, width, "");
    width = 0;
    filled = 0;
    errors = 0;
    formulas = 0;
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          row();
          return true;
        }
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
          return false;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw Xml.damaged(where, e);
    }
  }

  private void row() throws XMLStreamException {
    number++; // rows without a number follow each other
    String given = xml.getAttributeValue(null, "r");
    if (given != null && given.matches("\\d{1,7}")) {
      number = Math.max(number, Integer.parseInt(given));
    }
    int place = -1;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        String name = xml.getAttributeValue(null, "r");
        place = name == null ? place + 1 : column(name);
        put(place, cell());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return;
      }
    }
  }

  private void put(int place, String text) {
    if (place < 0 || place >= MOST_COLUMNS) {
      throw Damage.of(where, ExcelFormat.NAME, "a cell in no column");
    }
    if (place >= cells.length) {
      int length = cells.length;
      cells = Arrays.copyOf(cells, Math.max(place + 1, 2 * length));
      Arrays.fill(cells, length, cells.length, "");
    }
    for (; width <= place; width++) {
      cells[width] = "";
    }
    filled += text.isEmpty() || !cells[place].isEmpty() ? 0 : 1;
    cells[place] = text;
  }

  /** The place of a column such as AB in AB12. */
  private static int column(String name) {
    int place = 0;
    for (int i = 0; i < name.length() && i < 4; i++) {
      int letter = name.charAt(i) - 'A' + 1;
      if (letter < 1 || letter > 26) {
        break;
      }
      place = 26 * place + letter;
    }
    return place - 1;
  }

  private String cell() throws XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    boolean date = styles.date(xml.getAttributeValue(null, "s"));
    String value = "";
    boolean formula = false;
    StringBuilder rich = new StringBuilder();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText().strip();
          case "f" -> formula = true;
          case "t" -> rich.append(xml.getElementText());
          case "rPh" -> Xml.skip(xml);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
    }
    if (formula && value.isEmpty() && rich.isEmpty()) {
      formulas += "str".equals(type) ? 0 : 1;
      return "";
    }
    return switch (type == null ? "n" : type) {
      case "s" -> shared(value);
      case "inlineStr" -> rich.toString().strip();
      case "b" -> value.isEmpty() ? "" : value.equals("0") ? "false" : "true";
      case "e" -> {
        errors++;
        yield "";
      }
      case "n" -> value.isEmpty() ? "" : number(value, date);
      default -> value;
    };
  }

  private String shared(String value) {
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) >= texts.size()) {
      throw Damage.of(where, ExcelFormat.NAME, "text " + value + " of " + texts.size());
    }
    return texts.get(Integer.parseInt(value));
  }

  private String number(String value, boolean date) {
    try {
      double number = Double.parseDouble(value);
      return date ? styles.date(number) : Records.text(number);
    } catch (NumberFormatException e) {
      return value;
    }
  }

  /** The number of the row, from 1. */
  int number() {
    return number;
  }

  /** How many cells of the row hold something. */
  int filled() {
    return filled;
  }

  int errors() {
    return errors;
  }

  int formulas() {
    return formulas;
  }

  /** The place of the first cell that holds something. */
  int first() {
    int place = 0;
    while (place < width && cells[place].isEmpty()) {
      place++;
    }
    return place;
  }

  String text(int place) {
    return place < width ? cells[place] : "";
  }

  String[] cells() {
    return Arrays.copyOf(cells, width);
  }

  /** Marks the places of the cells that hold something. */
  void mark(BitSet places) {
    for (int i = 0; i < width; i++) {
      if (!cells[i].isEmpty()) {
        places.set(i);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
