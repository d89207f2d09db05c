package lawsweep.road.sparse;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.random.Stream;
import lawsweep.road.sparse.SparseCertificate.Block;
import lawsweep.work.Deadline;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts the laws of attention at a sparse point. */
final class SparseCounter {

  /** The name of this road in records. */
  static final String METHOD = "sparse";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  private final Kernels kernels;

  SparseCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The network of a cell. */
  static AttentionShape shape(LawCell cell) {
    return cell.line().flatMap(line -> AttentionShape.of(line.text()))
        .orElseThrow(() -> new IllegalArgumentException("expected attention alone, got " + cell.key()));
  }

  /**
   * Counts the laws of one cell: a pure function of the cell, time limit aside.
   *
   * @throws OutOfReachException if its core is too large, or falls short
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    AttentionShape shape = shape(cell);
    SparseCore core = core(shape, new Deadline(stop, limits.seconds()), limits);
    Stream stream = Stream.named("lawsweep sparse " + ENGINE + " " + cell.sweepSeed() + " " + shape.core().line());
    SparseCore.Found found = filled(core, shape, stream, team, limits);
    List<Block> blocks = new ArrayList<>();
    long size = 0;
    long laws = 0;
    for (int i = 0; i < found.blocks().size(); i++) {
      Block block = found.blocks().get(i).times(core.pairs().get(i).count(shape));
      size = Math.addExact(size, Math.multiplyExact(block.count(), block.size()));
      laws = Math.addExact(laws, Math.multiplyExact(block.count(), block.laws()));
      blocks.add(block);
    }
    if (size != cell.parameters()) {
      throw new IllegalStateException(
          "the blocks of " + shape.line() + " have " + size + " parameters, not " + cell.parameters());
    }
    return count(cell, found, blocks, laws);
  }

  private SparseCore core(AttentionShape shape, Deadline watch, Limits limits) {
    try {
      return new SparseCore(shape.core(), kernels, watch);
    } catch (Deadline.TimeUpException e) {
      throw late(limits);
    }
  }

  private static SparseCore.Found filled(SparseCore core, AttentionShape shape, Stream stream, Team team,
      Limits limits) {
    try {
      return core.fill(stream, team).orElseThrow(() -> new OutOfReachException(
          "brackets and known laws do not fill '" + shape.core().line() + "' at its sparse point"));
    } catch (Deadline.TimeUpException e) {
      throw late(limits);
    }
  }

  private static OutOfReachException late(Limits limits) {
    return new OutOfReachException("the limit of " + limits.seconds() + " seconds ended the search");
  }

  private static LawCount count(LawCell cell, SparseCore.Found found, List<Block> blocks, long laws) {
    long rank = cell.parameters() - laws;
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    fingerprint.add(cell.line().orElseThrow().text());
    fingerprint.add(found.evidence().toString());
    blocks.forEach(block -> fingerprint.add(block.toString()));
    SparseCertificate certificate =
        new SparseCertificate(ENGINE, cell, found.evidence(), blocks, rank, laws, fingerprint.hex());
    return new LawCount(cell.parameters(), List.of(), rank, laws, laws, 0, Verdict.COMPLETE,
        found.evidence().bracketLength(), 0, "", certificate);
  }
}
