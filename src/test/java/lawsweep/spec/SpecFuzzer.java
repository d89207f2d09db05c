package lawsweep.spec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes specs by the grammar and spoils them: values, keys and structure first, then the text, then its bytes. */
public final class SpecFuzzer {

  private static final String[] SCALARS = {
      "0", "-1", "1", "2", "3.5", "1e9", "1e400", "-1e-400", "99999999999999999999", "1..1000000000000000000", "1..3",
      "3..1", "..", "1..", "..2", "1...3", "1..2..3", "-5..5", "0..0", ".nan", ".inf", "-.inf", "nan", "inf", "NaN",
      "null", "~", "''", "\"\"", "true", "no", "0x10", "0o17", "0b1", "1_000", "+4", "04", "2024-01-01", "10:30",
      "!!int 3", "!!binary aGVsbG8=", "!x y", "&a 2", "*a", "|", ">", "'2'", "\"3\"", "\"\\u0000\"", "\"\\uD800\"",
      "\"a\\nb\"", "\u0663", "\uFF12", "2\u00A0", "\uD83D\uDE00", "é", "linear", "relu", "upstairs", "dyson", "all",
      "hidden", "generic", "data", "frame", "/etc/passwd", "../../x.npy", "1000001", "2147483648",
      "9223372036854775807", "9223372036854775808", "1e3", "10000000", "[]", "{}", "[[]]", "[null]", "[1, 1]",
      "[1, [2]]", "[0..3, 2]", "{kind: none}", "? a", "<<: {a: 1}", "1..10000000", "1..9999", "12s", "4GiB", "-3GiB",
      "1e99TiB"};
  private static final String[] KEYS = {
      "name", "seed", "limits", "networks", "langevin", "seconds", "memory", "bracket_length", "family", "widths",
      "depth", "width", "input", "output", "each", "random", "count", "bias", "fields", "draws", "seeds", "dynamics",
      "scheme", "side", "rank", "beta", "kappa", "energy", "initial", "step", "time", "record_every", "replicas",
      "weight_decay", "samples", "batch", "kind", "matrix", "entries", "confinement", "file", "values", "value",
      "scale", "flow", "metric", "form", "damping", "symmetry", "labels", "loss", "net",
      "Depth", "dept", "<<", "''", "é", "[1]", "{a: b}", "null", "1", "\"a b\"", "~", "? x", "*a", "&b c"};
  private static final String[] BASES = {
      "{name: a, seed: 4, limits: {seconds: 9, memory: 1GiB, bracket_length: 9}, networks: [{family: [linear, relu], "
          + "depth: 2..3, width: [2, 3], input: 1..2, output: [4]}, {family: relu, bias: [none, all], widths: [[2, 3,"
          + " 2], [1, 5, 2, 3]], seeds: 2}]}",
      "{name: b, networks: [{family: linear, depth: [2, 3], each: 1..3}, {family: relu, random: {count: 4, depth: 2..3,"
          + " width: 1..9}, bias: true, fields: generic, seeds: 2}]}",
      "{name: c, langevin: [{dynamics: [upstairs, downstairs], depth: [2, 3..4], width: 2, rank: 1, beta: [1, .5],"
          + " kappa: 0..1, step: 1e-2, time: 1, record_every: 0.5, replicas: 3, seeds: 2, energy: {kind: completion,"
          + " entries: [[1, 2, -0.5]], confinement: 0.1}, initial: {kind: singular-values, values: [1, 0]}}]}",
      "{name: d, langevin: [{dynamics: gradient-flow, side: downstairs, depth: inf, width: 2, time: 1, energy: {kind:"
          + " target, matrix: [[1, 2], [3, 4]]}, initial: {kind: matrix, value: [[1, 2], [3, 4]]}}, {dynamics: dyson,"
          + " depth: 2, width: 3, step: 0.01, time: 1, beta: 2}, {dynamics: sphere, depth: 2, width: 3, step: 0.01,"
          + " time: 1}]}",
      "{name: e, networks: [{family: linear, depth: 2, each: 1..2}], langevin: [{dynamics: sgd, depth: 2, width: 1,"
          + " step: 0.1, time: 1, weight_decay: 0.1, samples: 3, batch: 2, energy: {kind: target, matrix: [[1]]}}, {dynamics:"
          + " free-energy-flow, depth: 2, width: 2, time: 1, energy: {kind: quadratic}, initial: {kind: gaussian,"
          + " scale: 2}}]}",
      "{name: f, networks: [{family: [linear, relu], widths: [[2, 3, 2], [1, 2, 2]], flow: [gradient, momentum, mirror],"
          + " metric: [log, [entropy, euclidean]], form: [primal, dual], damping: 0, loss: mse}, {net: vec 2 > dense 2 >"
          + " out 2, symmetry: [neg, rotation-4], labels: [invariant, det], loss: [power-4, poisson]}]}"};
  private static final String[] PIECES = {
      "[", "]", "{", "}", ": ", ", ", "- ", "\n", "\r\n", "\r", "\t", "'", "\"", "#", "--- ", "...\n", "%YAML 9.9\n",
      "\u0000", "\u0007", "\u0085", "\u2028", "\uFEFF", "\u202E", "\uD83D\uDE00", "&a ", "*a ", "!!map ", "? ", "| \n"};

  private final SplittableRandom random;

  /** The same specs for the same seed. */
  public SpecFuzzer(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A node of YAML: a word, a list, or keys with values, which may be given twice. */
  private sealed interface Node {

    /** What stands there as it is. */
    record Word(String text) implements Node {}

    /** A list. */
    record Items(List<Node> items) implements Node {}

    /** A block. */
    record Block(List<String> keys, List<Node> values) implements Node {}
  }

  /** A spec, nearly always a wrong one. */
  public byte[] next() {
    Reader reader = new Reader(any(BASES));
    Node spec = reader.node();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      spec = mutate(spec, random.nextInt(1, 5));
    }
    String text = random.nextBoolean() ? flow(spec) : block(spec, 0);
    StringBuilder spoilt = new StringBuilder(text);
    for (int n = random.nextInt(-4, 3); n > 0; n--) {
      spoil(spoilt);
    }
    return bytes(spoilt.toString());
  }

  private String any(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private Node mutate(Node node, int depth) {
    if (depth > 0 && node instanceof Node.Items list && !list.items().isEmpty()) {
      List<Node> items = new ArrayList<>(list.items());
      int at = random.nextInt(items.size());
      items.set(at, mutate(items.get(at), depth - 1));
      return new Node.Items(items);
    }
    if (depth > 0 && node instanceof Node.Block block && !block.keys().isEmpty()) {
      List<Node> values = new ArrayList<>(block.values());
      int at = random.nextInt(values.size());
      values.set(at, mutate(values.get(at), depth - 1));
      return new Node.Block(block.keys(), values);
    }
    return switch (node) {
      case Node.Block block when random.nextInt(3) > 0 -> keys(block);
      case Node.Items list when random.nextInt(3) > 0 -> items(list);
      default -> replacement(node);
    };
  }

  private Node keys(Node.Block block) {
    List<String> keys = new ArrayList<>(block.keys());
    List<Node> values = new ArrayList<>(block.values());
    int at = random.nextInt(keys.size() + 1);
    switch (keys.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> {
        keys.add(at, any(KEYS));
        values.add(at, new Node.Word(any(SCALARS)));
      }
      case 1 -> {
        keys.remove(at % keys.size());
        values.remove(at % values.size());
      }
      case 2 -> keys.set(at % keys.size(), any(KEYS));
      default -> {
        keys.add(keys.get(at % keys.size()));
        values.add(values.get(at % values.size()));
      }
    }
    return new Node.Block(keys, values);
  }

  private Node items(Node.Items list) {
    List<Node> items = new ArrayList<>(list.items());
    if (items.isEmpty() || random.nextInt(3) == 0) {
      items.add(new Node.Word(any(SCALARS)));
    } else if (random.nextBoolean()) {
      items.remove(random.nextInt(items.size()));
    } else {
      items.add(items.get(random.nextInt(items.size())));
    }
    return new Node.Items(items);
  }

  private Node replacement(Node node) {
    return switch (random.nextInt(12)) {
      case 0 -> new Node.Items(List.of(node));
      case 1 -> new Node.Block(List.of(any(KEYS)), List.of(node));
      case 2 -> new Node.Word("[".repeat(1 << random.nextInt(12)));
      case 3 -> new Node.Word("[".repeat(13) + "1" + "]".repeat(13));
      case 4 -> new Node.Items(IntStream.range(0, random.nextInt(2000)).<Node>mapToObj(
          i -> new Node.Word(String.valueOf(i))).toList());
      case 5 -> new Node.Word("x".repeat(random.nextInt(5000)));
      default -> new Node.Word(any(SCALARS));
    };
  }

  private static String flow(Node node) {
    return switch (node) {
      case Node.Word(String text) -> text;
      case Node.Items(List<Node> items) ->
        items.stream().map(SpecFuzzer::flow).collect(Collectors.joining(", ", "[", "]"));
      case Node.Block(List<String> keys, List<Node> values) -> IntStream.range(0, keys.size())
          .mapToObj(i -> keys.get(i) + ": " + flow(values.get(i))).collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** Blocks and lists on lines of their own, two levels deep. */
  private static String block(Node node, int level) {
    String indent = "\n" + "  ".repeat(level);
    return switch (node) {
      case Node.Block(List<String> keys, List<Node> values) when level < 3 -> IntStream.range(0, keys.size())
          .mapToObj(i -> indent + keys.get(i) + ": " + block(values.get(i), level + 1)).collect(Collectors.joining());
      case Node.Items(List<Node> items) when level < 2 -> items.stream().map(item -> indent + "- " + flow(item))
          .collect(Collectors.joining());
      default -> flow(node);
    };
  }

  private void spoil(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(1, 12));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.setLength(at);
      case 2 -> text.insert(at, any(SCALARS));
      case 3 -> text.replace(at, end, any(PIECES));
      default -> text.insert(at, any(PIECES));
    }
  }

  private byte[] bytes(String text) {
    return switch (random.nextInt(40)) {
      case 0 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> text.getBytes(StandardCharsets.UTF_16);
      case 3 -> text.getBytes(StandardCharsets.ISO_8859_1);
      case 4 -> (text + "\n").repeat(2).getBytes(StandardCharsets.UTF_8);
      case 5 -> broken(text.getBytes(StandardCharsets.UTF_8));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] broken(byte[] bytes) {
    byte[] broken = Arrays.copyOf(bytes, Math.max(1, bytes.length));
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  /** Reads the flow style of {@link #BASES}. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Node node() {
      return switch (text.charAt(at)) {
        case '{' -> block();
        case '[' -> items();
        default -> new Node.Word(word());
      };
    }

    private Node block() {
      List<String> keys = new ArrayList<>();
      List<Node> values = new ArrayList<>();
      while (text.charAt(at++) != '}') {
        space();
        keys.add(word());
        at++;
        space();
        values.add(node());
      }
      return new Node.Block(keys, values);
    }

    private Node items() {
      List<Node> items = new ArrayList<>();
      while (text.charAt(at++) != ']') {
        space();
        items.add(node());
      }
      return new Node.Items(items);
    }

    private String word() {
      int start = at;
      while (",:]}".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private void space() {
      while (text.charAt(at) == ' ') {
        at++;
      }
    }
  }
}
