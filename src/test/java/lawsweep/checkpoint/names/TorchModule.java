package lawsweep.checkpoint.names;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.StoredTensor;

/**
 * A module of PyTorch with the tensors of its state_dict and what it computes, from modules.txt.
 *
 * @param names the map that it is for
 * @param net the line that computes the same
 * @param numbers of stored tensors that are parameters, by name
 * @param inputs numbers, or words
 */
record TorchModule(
    String name,
    String names,
    String net,
    List<StoredTensor> stored,
    Map<String, double[]> numbers,
    Inputs inputs,
    double[] output) {

  /** Numbers, or words, that go in. */
  record Inputs(List<double[]> numbers, List<int[]> words) {}

  /** All of them. */
  static List<TorchModule> all() throws IOException {
    List<TorchModule> all = new ArrayList<>();
    try (InputStream in = TorchModule.class.getResourceAsStream("modules.txt")) {
      List<String> text = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < text.size(); i++) {
        if (text.get(i).startsWith("case ")) {
          int end = i + 1;
          while (end < text.size() && !text.get(end).startsWith("case ")) {
            end++;
          }
          all.add(read(text.subList(i, end)));
        }
      }
    }
    return all;
  }

  private static TorchModule read(List<String> lines) {
    List<StoredTensor> stored = new ArrayList<>();
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Inputs inputs = new Inputs(new ArrayList<>(), new ArrayList<>());
    double[] output = {};
    for (String line : lines.subList(3, lines.size())) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "tensor" -> {
          stored.add(tensor(words[1], words[2]));
          numbers.put(words[1], values(stored.getLast().size(), Long.parseLong(words[3])));
        }
        case "buffer" -> stored.add(tensor(words[1], words[2]));
        case "input" -> inputs.numbers.add(values(tensor("", words[1]).size(), Long.parseLong(words[2])));
        case "words" -> inputs.words.add(Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray());
        case "output" -> output = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        default -> throw new AssertionError(line);
      }
    }
    return new TorchModule(lines.get(0).substring(5), lines.get(1).substring(6), lines.get(2).substring(4), stored,
        numbers, inputs, output);
  }

  /** The formula of modules.py. */
  private static double[] values(long size, long tensor) {
    double[] values = new double[Math.toIntExact(size)];
    Arrays.setAll(values,
        k -> (((long) k * k * 7919 + k * 104729L + tensor * 15485863 + 12345) % 10007 - 5003) / 10007.0);
    return values;
  }

  /** A tensor by its name and sides; {@code num_batches_tracked} is a whole number. */
  static StoredTensor tensor(String name, String sides) {
    List<Long> shape = sides.equals("-") ? List.of() : Arrays.stream(sides.split("x")).map(Long::valueOf).toList();
    boolean whole = name.endsWith("num_batches_tracked");
    return new StoredTensor(name, whole ? "I64" : "F64",
        whole ? Optional.empty() : Optional.of(NumberType.F64), shape);
  }

  /** Its tensors as safetensors sorts them. */
  List<StoredTensor> sorted() {
    return stored.stream().sorted(Comparator.comparing(StoredTensor::name)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
