package lawsweep.checkpoint.names;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.checkpoint.StoredTensor;

/**
 * Tensors of one module: their names differ after the last dot only, but for attention, which has a matrix in a module
 * of its own inside.
 *
 * @param path what their names begin with, without the dot; the whole name of a tensor without a module
 * @param parameters by what follows the path; a tensor without a module under the empty name
 */
record Module(NamePath path, Map<String, StoredTensor> parameters) {

  private static final List<String> KNOWN = List.of("weight", "bias", "in_proj_weight", "in_proj_bias",
      "q_proj_weight", "k_proj_weight", "v_proj_weight", "bias_k", "bias_v", "weight_ih_l0", "weight_hh_l0",
      "bias_ih_l0", "bias_hh_l0", "weight_g", "weight_v");

  /** The path of the module that a tensor is in; empty for tensors without one. */
  static Optional<String> path(String name) {
    int dot = name.lastIndexOf('.');
    return KNOWN.contains(name.substring(dot + 1))
        ? Optional.of(dot < 0 ? "" : name.substring(0, dot))
        : Optional.empty();
  }

  /** All modules, sorted as people count. */
  static List<Module> of(StoredNames stored, List<String> names) {
    Map<String, Map<String, StoredTensor>> paths = new LinkedHashMap<>();
    for (String name : names) {
      Optional<String> path = path(name);
      paths.computeIfAbsent(path.orElse(name), _ -> new TreeMap<>())
          .put(path.isEmpty() ? "" : name.substring(name.lastIndexOf('.') + 1), stored.tensors().get(name));
    }
    for (String path : List.copyOf(paths.keySet())) {
      Map<String, StoredTensor> out = paths.get(inside(path, "out_proj"));
      if (attention(paths.get(path)) && out != null) {
        out.forEach((last, tensor) -> paths.get(path).put("out_proj." + last, tensor));
        paths.remove(inside(path, "out_proj"));
      }
    }
    return paths.entrySet().stream().map(entry -> new Module(NamePath.of(entry.getKey()), entry.getValue()))
        .sorted((a, b) -> a.path.compareTo(b.path)).toList();
  }

  private static boolean attention(Map<String, StoredTensor> parameters) {
    return parameters != null
        && (parameters.containsKey("in_proj_weight") || parameters.containsKey("q_proj_weight"));
  }

  /** True for torch.nn.MultiheadAttention. */
  boolean attention() {
    return attention(parameters);
  }

  /** The name of something inside a module; the module itself may be all there is. */
  static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The names of its parameters, without the prefix of all. */
  Set<String> names() {
    return parameters.keySet().stream().map(last -> last.isEmpty() ? path.text() : inside(path.text(), last))
        .collect(Collectors.toSet());
  }

  /** As messages say it: {@code 0 (bias 16, weight 16x10)}. */
  String shown() {
    String parts = parameters.entrySet().stream()
        .map(entry -> (entry.getKey() + " " + Storage.shown(entry.getValue().shape())).strip())
        .collect(Collectors.joining(", "));
    return (path.text().isEmpty() ? "the module" : path.text()) + " (" + parts + ")";
  }
}
