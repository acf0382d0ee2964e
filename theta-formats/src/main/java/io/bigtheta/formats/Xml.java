package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML without document types, so that no entity grows and no other file is read. */
final class Xml {
  private static final int DEEPEST = 64;

  private Xml() {}

  static XMLStreamReader reader(String where, InputStream in) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return factory.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw damaged(where, e);
    }
  }

  /** Passes an element with all that is in it. */
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT
          ? 1
          : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
      if (depth > DEEPEST) {
        throw new XMLStreamException("elements in elements");
      }
    }
  }

  /** A refusal, or the failure of the machine that caused it. */
  static FormatException damaged(String where, XMLStreamException e) throws IOException {
    Throwable nested = e.getNestedException();
    if (nested instanceof FormatException refusal) {
      return refusal;
    }
    if (nested instanceof IOException io
        && !(io instanceof java.io.CharConversionException)
        && !(io instanceof java.util.zip.ZipException)
        && !(io instanceof java.io.EOFException)) {
      throw io;
    }
    String message = String.valueOf(e.getMessage());
    int line = message.lastIndexOf("Message: ");
    return Damage.of(
            where,
            ExcelFormat.NAME,
            line < 0 ? message : message.substring(line + 9).strip())
        .because(e);
  }
}
