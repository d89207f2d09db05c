package lawsweep.benchmarks.work;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.kernel.Kernels;
import lawsweep.lie.FieldBlock;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/** Fields on the processor: blocks of a few, which the threads of a team share. */
final class HostFieldWork extends FieldWork {

  private final Team team;
  private final Kernels kernels;
  private final ConcurrentLinkedQueue<Pair> idle = new ConcurrentLinkedQueue<>();
  private final Matrix[] slots;
  private final Matrix[] directions;
  private final Matrix last;
  private final Matrix lastDirections;

  /** What one thread needs. */
  private record Pair(FieldBlock first, FieldBlock second) {}

  HostFieldWork(Kernels kernels, Team team, Architecture architecture, Kind kind, int batch, int rows) {
    super(kind, new FieldInputs(
        architecture, batch, Math.min(Integer.highestOneBit(FieldBlock.rows(architecture)), rows)));
    this.team = team;
    this.kernels = kernels;
    int part = Math.min(Integer.highestOneBit(FieldBlock.rows(architecture)), rows);
    int parameters = inputs().parameters();
    this.slots = slots(Matrix.zero(Math.ceilDiv(rows, part) * part, parameters), part);
    this.directions = kind == Kind.JVP ? slots(Inputs.random(3, slots.length * part, parameters), part) : null;
    int end = inputs().blocks() - 1;
    this.last = firstRows(slots[end % slots.length], inputs().count(end));
    this.lastDirections = kind == Kind.JVP ? firstRows(directions[end % slots.length], last.rows()) : null;
  }

  private static Matrix[] slots(Matrix buffer, int rows) {
    Matrix[] slots = new Matrix[buffer.rows() / rows];
    Arrays.setAll(slots, i -> buffer.view(i * rows, 0, rows, buffer.columns()));
    return slots;
  }

  private static Matrix firstRows(Matrix whole, int rows) {
    return whole.view(0, 0, rows, whole.columns());
  }

  @Override
  public void run() {
    int blocks = inputs().blocks();
    for (int first = 0; first < blocks; first += slots.length) {
      int start = first;
      team.forEach(Math.min(slots.length, blocks - first), slot -> block(start + slot, slot));
    }
  }

  private void block(int block, int slot) {
    boolean whole = block < inputs().blocks() - 1;
    Pair pair = idle.poll();
    if (pair == null) {
      pair = new Pair(newBlock(), newBlock());
    }
    Matrix out = whole ? slots[slot] : last;
    pair.first.load(coefficients(block));
    switch (kind()) {
      case VALUES -> pair.first.values(out);
      case JVP -> pair.first.jvp(whole ? directions[slot] : lastDirections, out);
      case BRACKET -> {
        pair.second.load(partners(block));
        pair.first.bracket(pair.second, out);
      }
    }
    idle.add(pair);
  }

  private FieldBlock newBlock() {
    return new FieldBlock(inputs().point(), kernels, inputs().rows());
  }

  @Override
  Matrix last(int first, int count) {
    return last.view(first, 0, count, last.columns());
  }

  @Override
  Matrix lastDirection(int s) {
    return lastDirections.view(s, 0, 1, lastDirections.columns());
  }
}
