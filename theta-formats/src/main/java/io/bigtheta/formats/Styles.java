package io.bigtheta.formats;

import io.bigtheta.io.Iso;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which styles of cells show a number as a date, and from which day dates are counted. */
final class Styles {
  private static final int MOST = 1 << 16;
  private static final long DAY = 86_400_000L;

  private final BitSet dates = new BitSet();
  private final boolean from1904;

  /** @param from1904 whether dates are counted from 1904, as old versions on the Mac did; otherwise from 1900 */
  Styles(boolean from1904) {
    this.from1904 = from1904;
  }

  void read(XMLStreamReader xml) throws XMLStreamException {
    Map<Integer, String> formats = new HashMap<>();
    boolean cells = false;
    int index = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        cells &= !xml.getLocalName().equals("cellXfs");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> {
            if (formats.size() < MOST) {
              formats.put(
                  number(xml.getAttributeValue(null, "numFmtId")),
                  String.valueOf(xml.getAttributeValue(null, "formatCode")));
            }
          }
          case "cellXfs" -> cells = true;
          case "xf" -> {
            int format = number(xml.getAttributeValue(null, "numFmtId"));
            if (cells && index < MOST) {
              String code = formats.get(format);
              dates.set(index++, code == null ? usual(format) : shows(code));
            }
          }
          default -> {}
        }
      }
    }
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** The numbers of formats that every Excel has. */
  private static boolean usual(int format) {
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || format == 45
        || format == 47
        || (format >= 50 && format <= 58);
  }

  /** Whether a format shows days or times of day; one of hours beyond a day, such as [h]:mm, shows a length. */
  static boolean shows(String code) {
    String plain = code.replaceAll("\"[^\"]*\"?|\\\\.|_.|\\*.", "").split(";", -1)[0];
    if (plain.matches("(?i).*\\[(h+|m+|s+)\\].*") || plain.equalsIgnoreCase("general")) {
      return false;
    }
    return plain.replaceAll("\\[[^\\]]*\\]", "").matches("(?i).*[dmyhs].*");
  }

  /** Whether cells of a style are dates. */
  boolean date(@Nullable String style) {
    return dates.get(number(style));
  }

  /** A date, a time of day, or both. */
  String date(double serial) {
    if (!(serial >= 0 && serial < 2_958_466)) { // the year 10000
      return "";
    }
    long millis = Math.round(serial * DAY);
    long day = millis / DAY;
    if (day == 0 && !from1904) {
      return Iso.time(millis, 1000);
    }
    // 1900 was no leap year, but Excel counts a 29 February in it
    long epochDay = from1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0);
    return millis % DAY == 0 ? Iso.date(epochDay) : Iso.moment(epochDay * DAY + millis % DAY, 1000);
  }
}
