package lawsweep.road.symmetric;

import java.util.List;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Validity;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * A theorem as one line of JSON. Trees and cores are written as in certificates, a core with its widths.
 * {@code network} is {@code null} unless one was asked about.
 */
public final class TheoremForm {

  /** What tells a theorem from a record, in the key of this name. */
  public static final String KIND = "kind";

  private static final String THEOREM = "theorem";
  private static final String VALID = "valid";
  private static final String SCHEMA = "schema";

  private static final Form<ScalarBox> BOX = Form.<ScalarBox>of()
      .whole("from", ScalarBox::from)
      .whole("to", ScalarBox::to)
      .make(box -> new ScalarBox(box.integer("from"), box.integer("to")));

  /** Each of multiplicity 1. */
  private static final Form<Tree> TREE = Form.<Tree>of()
      .numbers("layers", Tree::layers)
      .numbers("parents", Tree::parents)
      .make(tree -> new Tree(1, tree.numbers("layers"), tree.numbers("parents")));

  private static final Form<WideCore> CORE = Form.<WideCore>of()
      .numbers("trees", core -> core.core().trees())
      .numbers("widths", WideCore::widths)
      .embed(SymmetricForm.FOUND, WideCore::core)
      .make(core -> new WideCore(SymmetricForm.core(core), core.numbers("widths")));

  private static final Form<WidthVector> NETWORK = network().writeOnly();

  /** The form of the line. */
  public static final Form<TheoremRecord> FORM =
      proof(head(TheoremRecord.SCHEMA).followsText(VALID, _ -> Validity.OUTSIDE_A_NULL_SET.label()));

  /** That of version 0.1.0, which does not say where the theorem holds. */
  private static final Form<TheoremRecord> WITHOUT_VALID = proof(head(TheoremRecord.SCHEMA_WITHOUT_VALID));

  private TheoremForm() {}

  private static Form.Builder<TheoremRecord> head(int schema) {
    return Form.<TheoremRecord>of()
        .followsWhole(SCHEMA, _ -> schema)
        .followsText(KIND, _ -> THEOREM)
        .text("engine", record -> record.theorem().engine())
        .followsText("method", record -> record.theorem().method())
        .whole("depth", record -> record.theorem().depth());
  }

  private static Form<TheoremRecord> proof(Form.Builder<TheoremRecord> head) {
    return head
        .list("exceptions", BOX, record -> record.theorem().exceptions())
        .text("covered", record -> record.theorem().covered())
        .list("trees", TREE, record -> record.theorem().trees())
        .list("cores", CORE, record -> wide(record.theorem()))
        .text("fingerprint", record -> record.theorem().fingerprint())
        .maybe("network", NETWORK, TheoremRecord::network)
        .make(TheoremForm::record);
  }

  /**
   * A core and the widths of its network.
   *
   * @param widths they follow from the theorem's trees
   */
  private record WideCore(Core core, List<Integer> widths) {}

  /**
   * Reads a theorem. Whatever is missing, unknown, repeated, of the wrong type or at odds with the rest is refused;
   * keys come in any order. A line of version 0.1.0 has no {@code valid}. Whether the theorem is true is for
   * {@link TheoremVerifier} to say.
   *
   * @param json one JSON object in UTF-8
   * @throws RecordFormatException with one line that says what is wrong
   */
  public static TheoremRecord read(byte[] json) {
    StrictObject line = StrictObject.any(json);
    boolean old = line.has(SCHEMA) && line.integer(SCHEMA) == TheoremRecord.SCHEMA_WITHOUT_VALID;
    return (old ? WITHOUT_VALID : FORM).parse(json);
  }

  private static List<WideCore> wide(WidthTheorem theorem) {
    return theorem.cores().stream().map(core -> new WideCore(core, theorem.widths(core))).toList();
  }

  private static TheoremRecord record(StrictObject line) {
    List<WideCore> cores = line.objects("cores", CORE);
    WidthTheorem theorem = new WidthTheorem(line.text("engine"), line.integer("depth"),
        line.objects("exceptions", BOX), line.text("covered"), line.objects("trees", TREE),
        cores.stream().map(WideCore::core).toList(), line.text("fingerprint"));
    for (WideCore core : cores) {
      line.same("widths", theorem.widths(core.core()), core.widths());
    }
    return new TheoremRecord(theorem, line.maybe("network", network().make(
        network -> theorem.of(new Architecture(Family.LINEAR, network.numbers("widths"), Bias.NONE)))));
  }

  /** What a theorem says of one network: all of it follows from the widths. */
  private static Form.Builder<WidthVector> network() {
    return Form.<WidthVector>of()
        .numbers("widths", WidthVector::widths)
        .followsNumbers("reduced", WidthVector::reduced)
        .followsWhole("parameters", WidthVector::parameters)
        .followsWhole("lie_dim", WidthVector::lieDim)
        .followsWhole("laws", WidthVector::laws)
        .followsWhole("known_laws", WidthVector::knownLaws)
        .followsWhole("extra_laws", vector -> vector.laws() - vector.knownLaws())
        .followsText("verdict", vector -> (vector.complete() ? Verdict.COMPLETE : Verdict.EXTRA).label())
        .followsList("exceptions", BOX, WidthVector::boxes)
        .followsTruth("covered", WidthVector::covered);
  }
}
