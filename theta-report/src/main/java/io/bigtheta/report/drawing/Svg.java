package io.bigtheta.report.drawing;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a drawing as SVG. Colours are attributes, so the style rules of a page can replace them by class. */
final class Svg {
  private final Drawing drawing;
  private final StringBuilder out = new StringBuilder();

  Svg(Drawing drawing) {
    this.drawing = drawing;
  }

  String text(String title) {
    String size = number(drawing.width()) + " " + number(drawing.height());
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + size + "\"");
    attribute("width", drawing.width());
    attribute("height", drawing.height());
    out.append(" font-family=\"Helvetica, Arial, DejaVu Sans, sans-serif\">\n");
    out.append("<title>" + Xml.escape(title) + "</title>\n");
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Path path) {
        path(path);
      } else if (mark instanceof Mark.Dots dots) {
        dots(dots);
      } else if (mark instanceof Mark.Words words) {
        words(words);
      } else if (mark instanceof Mark.Image image) {
        image(image);
      }
    }
    return out.append("</svg>\n").toString();
  }

  private void path(Mark.Path path) {
    out.append("<path d=\"");
    for (int i = 0; i < path.x().length; i++) {
      out.append(i == 0 ? "M" : i == 1 ? "L" : " ");
      out.append(number(path.x()[i])).append(' ').append(number(path.y()[i]));
    }
    out.append(path.closed() ? "Z\"" : "\"");
    style(path.style());
    out.append("/>\n");
  }

  private void dots(Mark.Dots dots) {
    out.append("<g");
    style(dots.style());
    out.append(">\n");
    String radius = number(dots.radius());
    for (int i = 0; i < dots.x().length; i++) {
      out.append("<circle cx=\"" + number(dots.x()[i]) + "\" cy=\"" + number(dots.y()[i])
          + "\" r=\"" + radius + "\"/>");
    }
    out.append("\n</g>\n");
  }

  private void words(Mark.Words words) {
    out.append("<text");
    attribute("x", words.x());
    attribute("y", words.y());
    attribute("font-size", words.lettering().size());
    if (words.lettering().bold()) {
      out.append(" font-weight=\"bold\"");
    }
    if (words.lettering().italic()) {
      out.append(" font-style=\"italic\"");
    }
    if (words.anchor() != Anchor.START) {
      out.append(" text-anchor=\"" + words.anchor().name().toLowerCase(Locale.ROOT) + "\"");
    }
    if (words.rotation() != 0) {
      out.append(" transform=\"rotate(" + number(words.rotation()) + " " + number(words.x()) + " "
          + number(words.y()) + ")\"");
    }
    boolean halo = words.lettering().halo();
    if (halo) {
      out.append(" paint-order=\"stroke\" stroke-linejoin=\"round\"");
    }
    Style style = Style.filled(words.ink());
    style(halo ? style.outline(Ink.PAPER, 4) : style);
    out.append('>').append(Xml.escape(words.text())).append("</text>\n");
  }

  private void image(Mark.Image image) {
    out.append("<image");
    attribute("x", image.x());
    attribute("y", image.y());
    attribute("width", image.cols() * image.side());
    attribute("height", image.rows() * image.side());
    out.append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
    byte[] png = Png.bytes(image.cols(), image.rows(), image.rgb());
    out.append(" href=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    out.append("\"/>\n");
  }

  private void style(Style style) {
    StringBuilder classes = new StringBuilder();
    if (style.fill() == Ink.NONE) {
      out.append(" fill=\"none\"");
    } else {
      out.append(" fill=\"" + style.fill().hex() + "\"");
      classes.append("fill-" + style.fill().word());
      if (style.opacity() != 1) {
        out.append(" fill-opacity=\"" + number(style.opacity()) + "\"");
      }
    }
    if (style.line() != Ink.NONE) {
      out.append(" stroke=\"" + style.line().hex() + "\"");
      classes.append((classes.isEmpty() ? "" : " ") + "line-" + style.line().word());
      attribute("stroke-width", style.width());
      dash(style.dash());
    }
    if (!classes.isEmpty()) {
      out.append(" class=\"" + classes + "\"");
    }
  }

  private void dash(List<Double> dash) {
    if (!dash.isEmpty()) {
      out.append(" stroke-dasharray=\""
          + dash.stream().map(Svg::number).collect(Collectors.joining(" ")) + "\"");
    }
  }

  private void attribute(String name, double value) {
    out.append(" " + name + "=\"" + number(value) + "\"");
  }

  /** The number with at most two decimals, and no more than needed. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long rest = Math.abs(hundredths % 100);
    String whole = (hundredths < 0 ? "-" : "") + Math.abs(hundredths / 100);
    if (rest == 0) {
      return whole;
    }
    return whole + "." + (rest % 10 == 0 ? "" + rest / 10 : rest < 10 ? "0" + rest : "" + rest);
  }
}
