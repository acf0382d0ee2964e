package io.bigtheta.report;

import io.bigtheta.report.drawing.Xml;
import java.util.List;
import java.util.Set;

/** Writes HTML that is also well-formed XML. All given texts are escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Begins an element, with attributes as name, value, name, value. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Xml.escape(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  Html words(String words) {
    out.append(Xml.escape(words));
    return this;
  }

  /** Writes a whole element. */
  Html text(String tag, String words, String... attributes) {
    return open(tag, attributes).words(words).close(tag);
  }

  /** Writes markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Begins a table in which the columns with these indices hold numbers. */
  Html table(List<String> heads, Set<Integer> numeric) {
    open("div", "class", "wide").open("table").open("thead").open("tr");
    for (int i = 0; i < heads.size(); i++) {
      cell("th", heads.get(i), numeric.contains(i));
    }
    close("tr").close("thead").open("tbody");
    return this;
  }

  Html row(List<String> cells, Set<Integer> numeric, String... attributes) {
    open("tr", attributes);
    for (int i = 0; i < cells.size(); i++) {
      cell("td", cells.get(i), numeric.contains(i));
    }
    return close("tr");
  }

  Html endTable() {
    return close("tbody").close("table").close("div");
  }

  private void cell(String tag, String words, boolean number) {
    if (number) {
      text(tag, words, "class", "n");
    } else {
      text(tag, words);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
