package lawsweep.formula.scalar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.json.NumberList;
import lawsweep.network.Architecture;

/** The hyperelliptic laws of a network at weights from a file: of each of its blocks 1,n_1,n_2,1. */
public final class Evaluation {

  /** What the decompositions of single matrices are made for. */
  private static final int WIDEST = 64;

  private final List<Integer> widths;
  private final List<BlockValues> blocks;

  private Evaluation(List<Integer> widths, List<BlockValues> blocks) {
    this.widths = widths;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Evaluates them.
   *
   * @param path arrays U1, …, Uq of shapes n_{i-1} × n_i, or all with a leading axis for many points; only those of
   *     the blocks are read
   * @throws IllegalArgumentException with one line fit for a user, if the network has no such block
   * @throws lawsweep.checkpoint.CheckpointException if the file does not have these arrays, or at a point where there
   *     are no integrals
   */
  public static Evaluation of(Architecture a, Path path) throws IOException {
    List<ScalarBlock> curves = ScalarBlock.of(a).stream().filter(ScalarBlock::curve).toList();
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("expected a linear network with a block of widths 1,n,m,1 (n, m from 2 on):"
          + " only its laws beyond the balances have a closed form; got " + a.family().label() + " "
          + NumberList.text(a.widths()));
    }
    List<BlockValues> blocks = new ArrayList<>();
    try (Checkpoint file = Checkpoints.open(path)) {
      for (ScalarBlock block : curves) {
        if (block.widths().get(1) > WIDEST || block.widths().get(2) > WIDEST) {
          throw new IllegalArgumentException("expected blocks 1,n,m,1 of at most " + WIDEST
              + " neurons in a layer, got " + block.label());
        }
        BlockReader reader = new BlockReader(file, block);
        blocks.add(new BlockValues(block, reader.many(), reader.points()));
      }
    }
    return new Evaluation(a.widths(), blocks);
  }

  /** For people: lines. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    blocks.forEach(block -> lines.addAll(EvaluationText.lines(block)));
    return lines;
  }

  /** For programs: one JSON object in one line. */
  public String json() {
    return EvaluationForm.text(widths, blocks);
  }
}
