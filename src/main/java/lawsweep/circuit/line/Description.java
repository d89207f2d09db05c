package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;
import lawsweep.text.Many;

/** What there is to say about a network before anything is counted. */
public final class Description {

  /** Modules that a sequence of modules cannot hold: they take or give more than one thing. */
  private static final List<String> UNCHAINED = List.of("nn.MultiheadAttention", "nn.RNN", "nn.LSTM");

  private Description() {}

  /** Some lines of text, without a line break at the end. */
  public static String of(Network network) {
    List<String> lines = new ArrayList<>();
    lines.add(line("network", network.line()));
    lines.add(line("parameters", "D = " + Many.grouped(network.parameters())));
    lines.add(line("output", network.stages().getLast().output()
        + (network.circuit().centred() ? ", seen by cross entropy: up to a constant" : "")));
    lines.add(line("fields", network.rectified()
        ? "gates: rectifiers with free gates"
            + (Chain.of(network.line()).network().isPresent() ? "; data: draws of the weights" : "")
        : "data: gradients of the network itself"));
    lines.add("");
    lines.addAll(table(layers(network)));
    lines.add("");
    lines.addAll(table(tensors(network)));
    lines.add("");
    OtherSpelling.of(network.line()).ifPresent(other -> lines.add(line("the same as", other)));
    lines.add(line("in a spec", "- net: \"" + network.line() + "\""));
    String module = module(network);
    if (!module.isEmpty()) {
      lines.add(line("PyTorch", module));
    }
    return String.join("\n", lines);
  }

  private static List<List<String>> layers(Network network) {
    boolean modules = network.stages().stream().anyMatch(stage -> !stage.module().isEmpty());
    List<List<String>> rows = new ArrayList<>();
    rows.add(modules ? List.of("layer", "", "gives", "PyTorch") : List.of("layer", "", "gives"));
    for (Stage stage : network.stages()) {
      rows.add(modules
          ? List.of(stage.name(), stage.text(), stage.output(), stage.module())
          : List.of(stage.name(), stage.text(), stage.output()));
    }
    return rows;
  }

  private static List<List<String>> tensors(Network network) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("tensor", "shape", "parameters"));
    for (Tensor tensor : network.circuit().tensors()) {
      String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
      rows.add(List.of(tensor.name(), shape.isEmpty() ? "1" : shape, Many.grouped(tensor.size())));
    }
    return rows;
  }

  /** All modules one after the other; empty where something stands beside them, or has no module. */
  private static String module(Network network) {
    if (network.line().contains("res(")) {
      return "";
    }
    List<String> modules = new ArrayList<>();
    for (Stage stage : network.stages()) {
      String module = stage.module();
      boolean source = stage.equals(network.stages().getFirst()) && stage.tensors().isEmpty();
      boolean loss = stage.text().equals("ce");
      boolean lacking = module.isEmpty() && !source && !loss;
      if (lacking || UNCHAINED.stream().anyMatch(module::startsWith)) {
        return "";
      }
      if (!module.isEmpty()) {
        modules.add(module);
      }
    }
    return modules.isEmpty()
        ? ""
        : "nn.Sequential(" + String.join(", ", modules) + ")"
            + (network.circuit().centred() ? ", with nn.CrossEntropyLoss()" : "");
  }

  private static List<String> table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String line(String name, String value) {
    return name + " ".repeat(Math.max(1, 13 - name.length())) + value;
  }
}
