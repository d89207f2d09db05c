package lawsweep.gpu.draws;

import java.util.List;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSpace;

/**
 * What all blocks of {@code native/draws.cu} are told of a space, as integers: its shape, the steps of the network, the
 * columns; and where a block has its numbers. As many pieces as go are in shared memory, first those used most.
 */
final class SpaceTable {

  /** So many bytes of shared memory a block takes: with what the kernel has beside, all that needs no asking. */
  static final int SHARED_BYTES = 44 << 10;

  /** Patterns that are tested at a time, and how often each. */
  private static final int LANES = 64;

  private static final int ROUNDS = 2;

  /** Forms stay where they are kept. */
  private static final int NOT_COPIED = -Integer.MAX_VALUE;

  private static final int SHAPE = 22;
  private static final int STEP = 8;
  private static final int COLUMN = 3;

  private final int columns;
  private final int parameters;
  private final int[] numbers;
  private int at;
  private int shared;
  private long scratch;

  /** The table of a space. */
  SpaceTable(PatternSpace space) {
    Circuit network = space.network();
    List<Circuit.Step> steps = network.steps();
    this.columns = space.columns().length;
    this.parameters = network.layout().size();
    this.numbers = new int[SHAPE + STEP * steps.size() + COLUMN * columns];
    int left = steps.stream().mapToInt(Circuit.Step::rows).sum();
    int right = steps.stream().mapToInt(Circuit.Step::columns).sum();
    int most = space.rules().most();
    put(steps.size(), parameters, columns, network.inputs(), network.outputs(), network.directions(), space.basis(),
        words(network), space.rules().together(), most, space.rules().tested() ? 1 : 0, left, right);
    int order = piece((columns + 1L) / 2);
    int chains = piece((long) left * network.directions() + (right + 1L) * space.basis());
    int factors = piece(columns);
    int forms = shared + forms(columns) <= SHARED_BYTES / Double.BYTES ? piece(forms(columns)) : NOT_COPIED;
    int rows = piece((long) columns * most);
    int ends = columns + network.inputs() + 1 + network.outputs();
    put(order, chains, rows, factors, forms, tested(space, (long) ROUNDS * ends),
        tested(space, (long) ROUNDS * parameters),
        tested(space, (left + right + 1L) * ROUNDS * LANES), Math.toIntExact(scratch));
    putSteps(steps);
    putColumns(space, steps, right);
  }

  /** How many numbers the forms of a span have at most. */
  static long forms(int columns) {
    return Math.max(1, (long) columns * columns / 4);
  }

  /** How many words a pattern has. */
  static int words(Circuit network) {
    return Math.ceilDiv(network.neurons(), Long.SIZE);
  }

  private int tested(PatternSpace space, long length) {
    return space.rules().tested() ? piece(length) : 0;
  }

  /** Where the next numbers of a block are. */
  private int piece(long length) {
    if (shared + length <= SHARED_BYTES / Double.BYTES) {
      int place = shared;
      shared += (int) length;
      return place;
    }
    int place = Math.toIntExact(-1 - scratch);
    scratch += length;
    return place;
  }

  private void put(int... values) {
    System.arraycopy(values, 0, numbers, at, values.length);
    at += values.length;
  }

  private void putSteps(List<Circuit.Step> steps) {
    int left = 0;
    int right = 0;
    for (Circuit.Step step : steps) {
      put(step.rows(), step.columns(), step.weights(), step.bias(), step.firstNeuron(), step.skip() ? 1 : 0, left,
          right);
      left += step.rows();
      right += step.columns();
    }
  }

  private void putColumns(PatternSpace space, List<Circuit.Step> steps, int constant) {
    int[] leftOf = new int[parameters];
    int[] rightOf = new int[parameters];
    int left = 0;
    int right = 0;
    for (Circuit.Step step : steps) {
      for (int a = 0; a < step.rows(); a++) {
        for (int b = 0; b < step.columns(); b++) {
          leftOf[step.weights() + a * step.columns() + b] = left + a;
          rightOf[step.weights() + a * step.columns() + b] = right + b;
        }
        if (step.bias() >= 0) {
          leftOf[step.bias() + a] = left + a;
          rightOf[step.bias() + a] = constant;
        }
      }
      left += step.rows();
      right += step.columns();
    }
    for (int parameter : space.columns()) {
      put(parameter, leftOf[parameter], rightOf[parameter]);
    }
  }

  /** The table. */
  int[] numbers() {
    return numbers.clone();
  }

  /** Bytes of shared memory of a block. */
  int sharedBytes() {
    return shared * Double.BYTES;
  }

  /** How many numbers a block has in device memory. */
  long scratch() {
    return scratch;
  }

  /** Threads of a block: a warp for few columns. */
  int threads() {
    return columns <= 32 ? 32 : columns <= 64 ? 64 : 128;
  }
}
