package lawsweep.benchmarks.race;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.benchmarks.work.Backend;
import lawsweep.benchmarks.work.Cell;
import lawsweep.benchmarks.work.CellSampling;
import lawsweep.benchmarks.work.Copy;
import lawsweep.benchmarks.work.EnsembleSize;
import lawsweep.benchmarks.work.FieldWork;
import lawsweep.benchmarks.work.FmaPeak;
import lawsweep.benchmarks.work.Gemm;
import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.KnownFamilies;
import lawsweep.benchmarks.work.LangevinSteps;
import lawsweep.benchmarks.work.NetworkCount;
import lawsweep.benchmarks.work.Rank;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.benchmarks.work.SmallSweep;
import lawsweep.benchmarks.work.Work;
import lawsweep.benchmarks.work.Write;
import lawsweep.circuit.walk.NetworkFields;
import lawsweep.kernel.Kernels;
import lawsweep.work.ThreadTeam;

/**
 * A named piece of work with sizes, as commands give it: {@code gemm n=512 inner=128}.
 *
 * @param kind what to do
 * @param sizes how large, by name
 */
record Task(String kind, Map<String, String> sizes) {

  static Task parse(List<String> words) {
    Map<String, String> sizes = new LinkedHashMap<>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("expected name=value, got " + word);
      }
      sizes.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new Task(words.getFirst(), sizes);
  }

  /** The kind and the sizes, as they were given. */
  String sizesLabel() {
    StringBuilder label = new StringBuilder();
    sizes.forEach((name, value) -> label.append(' ').append(name).append('=').append(value));
    return label.toString();
  }

  private int number(String name) {
    return Integer.parseInt(text(name));
  }

  private String text(String name) {
    String value = sizes.get(name);
    if (value == null) {
      throw new IllegalArgumentException("expected " + name + "=… for " + kind);
    }
    return value;
  }

  Work prepare(Kernels kernels, ThreadTeam team) {
    return switch (kind) {
      case "peak" -> new FmaPeak(team);
      case "write" -> new Write(team, number("n"));
      case "copy" -> new Copy(team, number("n"));
      case "gemm" -> new Gemm(kernels, team, number("n"), number("inner"));
      case "rank" -> new Rank(kernels, team, number("n"), number("rank"));
      case "fields" -> fields(kernels, team, FieldWork.Kind.VALUES);
      case "jvp" -> fields(kernels, team, FieldWork.Kind.JVP);
      case "brackets" -> fields(kernels, team, FieldWork.Kind.BRACKET);
      case "cell" -> new Cell(Backend.of(kernels), team, Shapes.of(text("shape")));
      case "sampling" -> new CellSampling(kernels, team, Shapes.of(text("shape")));
      case "langevin" -> new LangevinSteps(Backend.of(kernels), team, new EnsembleSize(text("dynamics"),
          number("width"), number("depth"), number("replicas"), number("steps")));
      case "network" -> new NetworkCount(kernels, team, line());
      case "network-fields" -> new NetworkFields(kernels, line(), number("batch"));
      case "families" -> new KnownFamilies(kernels, team, number("rows"));
      case "sweep" -> new SmallSweep(team.size(), number("seeds"));
      default -> throw new IllegalArgumentException("unknown work: " + kind);
    };
  }

  /** A network's line, in which underscores stand for blanks. */
  private String line() {
    return text("line").replace('_', ' ');
  }

  private Work fields(Kernels kernels, ThreadTeam team, FieldWork.Kind kind) {
    return FieldWork.of(
        Backend.of(kernels), team, Shapes.of(text("shape")), kind, number("batch"), number("rows"));
  }
}
