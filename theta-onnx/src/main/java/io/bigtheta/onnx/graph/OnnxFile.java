package io.bigtheta.onnx.graph;

import java.util.List;
import java.util.Map;

/**
 * A whole file.
 *
 * @param ir the version of the format
 * @param producer the program that wrote it, with its version; may be empty
 * @param opsets the versions of the operators, by domain
 * @param functions operators that the file defines itself
 * @param metadata texts by name
 */
public record OnnxFile(
    long ir,
    String producer,
    Map<String, Integer> opsets,
    Graph graph,
    List<Function> functions,
    Map<String, String> metadata) {
  /** The operators of ONNX itself. */
  public static final String ONNX = "";

  /** The operators for classical machine learning. */
  public static final String ML = "ai.onnx.ml";

  /** The domain by this name; ONNX' own has two. */
  static String domain(String name) {
    return name.equals("ai.onnx") ? ONNX : name;
  }

  /** The version of a domain's operators. */
  public int opset(String domain) {
    return opsets.getOrDefault(domain, 1);
  }

  /**
   * An operator that a file defines by other ones.
   *
   * @param attributes the names of those that a caller may set
   * @param defaults the values of those that a caller may leave out
   */
  public record Function(
      String domain,
      String name,
      List<String> inputs,
      List<String> outputs,
      List<String> attributes,
      Map<String, Object> defaults,
      List<Node> nodes) {
    String operator() {
      return domain.isEmpty() ? name : domain + "." + name;
    }
  }
}
