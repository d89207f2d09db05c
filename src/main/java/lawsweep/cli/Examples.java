package lawsweep.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** For each command what one types, and which commands are near. */
final class Examples {

  private static final Map<String, Sample> SAMPLES = samples();

  private Examples() {}

  /**
   * What there is of one command.
   *
   * @param near names of commands, separated by blanks
   * @param lines command lines
   */
  private record Sample(String near, List<String> lines) {}

  /** Command lines of a command, or of the program by its name. */
  static List<String> of(String command) {
    return SAMPLES.get(command).lines();
  }

  /** The commands that its readers may look for. */
  static Stream<String> neighbours(String command) {
    return Stream.of(SAMPLES.get(command).near().split(" "));
  }

  private static Map<String, Sample> samples() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    put(samples, "lawsweep", "count run", "lawsweep count --linear 2,3,3,2",
        "lawsweep run sweeps/quickstart.yaml --out results/quickstart", "lawsweep report results/quickstart");
    put(samples, "count", "laws theorem describe verify", "lawsweep count --linear 2,1,2,2,1",
        "lawsweep count --relu 5,2,5 --bias hidden --json",
        "lawsweep count --net 'seq 2x4 causal > res(rms > attn 2x2 rope) > rms > ce 5'");
    put(samples, "run", "plan status export report verify submit",
        "lawsweep run sweeps/quickstart.yaml --out results/quickstart",
        "lawsweep run sweep.yaml --set limits.seconds=10 --deadline 90m", "lawsweep run sweep.yaml --shard 1/8",
        "lawsweep run sweep.yaml --retry failed,undecided");
    put(samples, "plan", "run submit init", "lawsweep plan sweeps/quickstart.yaml", "lawsweep plan sweep.yaml --json");
    put(samples, "submit", "plan run status", "lawsweep submit sweep.yaml --dry-run",
        "lawsweep submit sweep.yaml --out results/night --partition=short --time=2:00:00");
    put(samples, "status", "run report", "lawsweep status results/quickstart",
        "lawsweep status results/quickstart --watch");
    put(samples, "export", "query report verify",
        "lawsweep export results/quickstart --format csv --out quickstart.csv",
        "lawsweep export results/night --table observables --format parquet --out observables.parquet");
    put(samples, "query", "export report",
        "lawsweep query results/quickstart 'select verdict, count(*) from cells group by verdict'");
    put(samples, "report", "export query atlas", "lawsweep report results/quickstart",
        "lawsweep report results/quickstart --out page --pictures");
    put(samples, "atlas", "run report", "lawsweep atlas", "lawsweep atlas sweep.yaml --out my-atlas");
    put(samples, "verify", "count theorem export", "lawsweep verify results/quickstart",
        "lawsweep count --linear 2,3,3,2 --json | lawsweep verify -");
    put(samples, "theorem", "count laws verify", "lawsweep theorem --depth 4 --widths 2,1,2,2,1",
        "lawsweep theorem --depth 6 --format markdown --out theorem-6.md",
        "lawsweep theorem --of attention --net 'seq 1024x768 > attn 12x64 causal'");
    put(samples, "describe", "count inspect", "lawsweep describe --net 'vec 2 > dense 3 > relu > out 1'");
    put(samples, "laws", "count metric theorem", "lawsweep laws --relu 5,2,5 --format latex",
        "lawsweep laws --linear 2,3,2 --format python --out laws.py");
    put(samples, "metric", "laws drift", "lawsweep metric --relu 1,2,1",
        "lawsweep metric --linear 1,2,2 --at weights.npz --imbalance 0,1,10");
    put(samples, "inspect", "drift describe", "lawsweep inspect model.safetensors");
    put(samples, "drift", "inspect laws",
        "lawsweep drift runs/lr-0.1 --net 'vec 10 > dense 16 bias > relu > out 3 bias' --out page");
    put(samples, "merge", "run export", "lawsweep merge shards/1 shards/2 --out results/all");
    put(samples, "init", "schema plan run", "lawsweep init", "lawsweep init my-sweep.yaml");
    put(samples, "schema", "init plan", "lawsweep schema > sweep.schema.json");
    put(samples, "devices", "count run", "lawsweep devices");
    put(samples, "completion", "man", "eval \"$(lawsweep completion)\"");
    put(samples, "man", "completion", "lawsweep man run | man -l -", "lawsweep man --out ~/.local/share/man/man1");
    return samples;
  }

  private static void put(Map<String, Sample> samples, String command, String near, String... lines) {
    samples.put(command, new Sample(near, List.of(lines)));
  }
}
