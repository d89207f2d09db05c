package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Proof;
import lawsweep.law.Road;
import lawsweep.law.Subject;
import lawsweep.law.Validity;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** What is said of a count's proof: by what it goes, and at which weights it holds. */
class ProofTest {

  private static final Roads ROADS = Roads.of(new VectorKernels());
  private static final String NULL_SET = "outside-a-null-set";

  private static LawCell cell(Family family, Fields fields, Loss loss, Integer... widths) {
    Optional<DataChoice> data =
        fields == Fields.DATA ? Optional.of(new DataChoice(20, 0, Optional.empty())) : Optional.empty();
    return new LawCell(new Subject.Widths(new Architecture(family, List.of(widths), Bias.NONE), loss), fields, 77, 0,
        data);
  }

  private static LawCell generic(Family family, Integer... widths) {
    return cell(family, Fields.GENERIC, Loss.MSE, widths);
  }

  private static LawCell line(String text) {
    Network network = Network.of(text);
    return new LawCell(new NetLine(network), Fields.DATA, 77, 0);
  }

  private static String said(LawCell cell, String method, Limits limits) {
    Road road = ROADS.choose(ROADS.choices().find(method).orElseThrow(), cell);
    LawCount count = road.count(cell, limits, Team.alone(), Stop.NEVER);
    return Validity.of(count).map(Validity::label).orElse("nowhere") + " by "
        + ROADS.proof(count).map(Proof::label).orElse("nothing");
  }

  private static String said(LawCell cell, String method) {
    return said(cell, method, Limits.DEFAULT);
  }

  @Test
  void ranksProveWhatWasWalked() {
    assertEquals(NULL_SET + " by ranks", said(generic(Family.LINEAR, 2, 3, 2), "dense"));
    assertEquals(NULL_SET + " by ranks", said(generic(Family.LINEAR, 1, 2, 2, 1), "dense"));
    assertEquals(NULL_SET + " by ranks", said(generic(Family.LINEAR, 20, 30, 30, 20), "symmetric"));
    assertEquals(NULL_SET + " by ranks", said(line("seq 2x2 > attn 1x2"), "auto"));
    assertEquals(NULL_SET + " by ranks", said(cell(Family.LINEAR, Fields.GENERIC, Loss.CE, 3, 2, 2), "dense"));
  }

  @Test
  void theoremsProveWhatWasNot() {
    assertEquals(NULL_SET + " by theorem", said(generic(Family.LINEAR, 1, 40, 40, 2), "symmetric"));
    assertEquals(NULL_SET + " by theorem", said(generic(Family.RELU, 2, 3, 2), "symmetric"));
    assertEquals(NULL_SET + " by theorem", said(line("seq 2x2 > attn 1x2"), "theorem"));
    assertEquals(NULL_SET + " by arrangement", said(cell(Family.LINEAR, Fields.ADAM, Loss.MSE, 1, 3, 2), "auto"));
  }

  @Test
  void drawsProveThemselves() {
    assertEquals("at-draws by ranks", said(cell(Family.RELU, Fields.DATA, Loss.MSE, 1, 3, 2), "dense"));
  }

  @Test
  void whatIsUndecidedHasNoProof() {
    Limits few = new Limits(Double.POSITIVE_INFINITY, 1L << 30, 2);
    assertEquals("nowhere by nothing", said(generic(Family.LINEAR, 1, 10, 10, 2), "dense", few));
    assertEquals("nowhere by nothing", said(cell(Family.TANH, Fields.DATA, Loss.MSE, 1, 2, 1), "float64"));
  }
}
