package lawsweep.benchmarks.gpu;

import java.util.List;
import lawsweep.benchmarks.work.EnsembleSize;

/** How much a check does. */
enum Extent {
  /** All of it, below five minutes. */
  FULL(
      8192,
      List.of(252, 504, 2016, 8192),
      List.of("quickstart", "papers-notebook", "cells", "draws", "ensembles", "large", "sixty"),
      List.of(new Network(100, 11), new Network(60, 11)),
      List.of(new Network(100, 11), new Network(160, 11), new Network(150, 11)),
      new Network(32, 11),
      65536),
  /** What takes longest is left out: a minute or two. */
  QUICK(
      8192,
      List.of(252, 504, 2016),
      List.of("quickstart", "papers-notebook", "cells", "draws", "ensembles", "large"),
      List.of(new Network(60, 11)),
      List.of(new Network(60, 11)),
      new Network(32, 11),
      32768),
  /** For an emulated GPU, to see that every part works. Its figures mean nothing. */
  TINY(
      64,
      List.of(16, 32),
      List.of("tiny"),
      List.of(new Network(4, 5)),
      List.of(new Network(4, 5)),
      new Network(3, 4),
      32);

  private final int edge;
  private final List<Integer> inner;
  private final List<String> specs;
  private final List<Network> eliminations;
  private final List<Network> commands;
  private final Network warm;
  private final int batch;

  Extent(
      int edge,
      List<Integer> inner,
      List<String> specs,
      List<Network> eliminations,
      List<Network> commands,
      Network warm,
      int batch) {
    this.edge = edge;
    this.inner = inner;
    this.specs = specs;
    this.eliminations = eliminations;
    this.commands = commands;
    this.warm = warm;
    this.batch = batch;
  }

  /** The extent that the command line asks for. */
  static Extent of(boolean quick) {
    if ("tiny".equals(System.getenv("LAWSWEEP_GPU_CHECK"))) {
      return TINY;
    }
    return quick ? QUICK : FULL;
  }

  /** Rows and columns of the matrix products that are timed. */
  int edge() {
    return edge;
  }

  /** Their inner lengths. */
  List<Integer> inner() {
    return inner;
  }

  /** The inner length of the program's large products, with which others are compared. */
  int panels() {
    return inner.get(1);
  }

  /** The specs whose records are compared. */
  List<String> specs() {
    return specs;
  }

  /** The draws whose elimination is timed. */
  List<Network> eliminations() {
    return eliminations;
  }

  /** The counts that are timed as whole commands. */
  List<Network> commands() {
    return commands;
  }

  /** The count that is timed warm, and the network whose fields are. */
  Network warm() {
    return warm;
  }

  /** How many fields are computed together. */
  int batch() {
    return batch;
  }

  /** The ensembles whose steps are timed: enough replicas for every multiprocessor, in 100 MB. */
  List<EnsembleSize> ensembles() {
    return this == TINY
        ? List.of(new EnsembleSize("upstairs", 2, 2, 24, 3), new EnsembleSize("downstairs", 5, 2, 16, 2))
        : List.of(new EnsembleSize("upstairs", 2, 2, 1 << 18, 200), new EnsembleSize("upstairs", 4, 3, 1 << 17, 200),
            new EnsembleSize("downstairs", 4, 3, 1 << 17, 200), new EnsembleSize("upstairs", 8, 3, 1 << 15, 100));
  }

  /**
   * Draws that are counted.
   *
   * @param widths of a ReLU network
   * @param number how many draws
   */
  record Draws(List<Integer> widths, int number) {}

  /** The counts at drawn weights that are timed with the GPU and without. */
  List<Draws> draws() {
    return this == TINY ? List.of(new Draws(List.of(1, 4, 2), 16))
        : List.of(new Draws(List.of(1, 4, 4, 2), 400_000), new Draws(List.of(4, 8, 8, 3), 20_000),
            new Draws(List.of(10, 16, 16, 4), 4_000));
  }

  /** Numbers that are copied to measure memory. */
  int copied() {
    return Math.max(1024, Math.multiplyExact(edge, edge));
  }

  /** Seconds for which what is timed is repeated. */
  double least() {
    return this == TINY ? 0.001 : 0.4;
  }

  /** Flags of the JVM: the self-test of the program with its usual size would take an emulator minutes. */
  List<String> flags() {
    return this == TINY ? List.of("-Dlawsweep.gpu.selftest=64x96x504") : List.of();
  }

  /** Whether figures are held against targets. */
  boolean judges() {
    return this != TINY;
  }
}
