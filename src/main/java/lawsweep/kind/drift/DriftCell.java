package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellFiles;
import lawsweep.text.Sha256;

/**
 * Asks what training runs conserve.
 *
 * @param runs the runs, one at least; several are fitted together
 * @param model the network that was trained
 * @param laws the kind of laws that are looked at, {@value #ALL} for all of them
 * @param told what the spec says of how the runs were made
 * @param sweepSeed the seed of the sweep, which changes nothing here
 */
public record DriftCell(List<RunSource> runs, DriftModel model, String laws, ToldFacts told, long sweepSeed)
    implements
      Cell {

  /** All kinds of laws. */
  static final String ALL = "all";

  /** How cells are computed. */
  static final String METHOD = "checkpoints";

  /** Who tells facts of runs. */
  static final Optional<String> SPEC = Optional.of("the spec");

  private static final int LONGEST_NAME = 60;

  private static final Form<ToldFacts> TOLD = Form.<ToldFacts>of()
      .textOrNull("optimizer", told -> told.optimizer().map(Optimizer::label).orElse(""))
      .maybeReal("lr", told -> DriftNumbers.of(told.lr()))
      .maybeReal("momentum", told -> DriftNumbers.of(told.momentum()))
      .maybeReal("weight_decay", told -> DriftNumbers.of(told.weightDecay()))
      .make(line -> new ToldFacts(
          line.isNull("optimizer") ? Optional.empty() : Optional.of(line.word("optimizer", Optimizer.WORDS)),
          DriftNumbers.of(line.maybeReal("lr")), DriftNumbers.of(line.maybeReal("momentum")),
          DriftNumbers.of(line.maybeReal("weight_decay")), SPEC));

  static final Form<DriftCell> FORM = Form.<DriftCell>of()
      .texts("runs", cell -> cell.runs.stream().filter(RunSource.Folder.class::isInstance).map(RunSource::name)
          .toList())
      .texts("cells", cell -> cell.runs.stream().filter(RunSource.OfCell.class::isInstance).map(RunSource::name)
          .toList())
      .object("model", DriftModel.FORM, DriftCell::model)
      .text("laws", DriftCell::laws)
      .object("told", TOLD, DriftCell::told)
      .whole("sweep_seed", DriftCell::sweepSeed)
      .make(DriftCell::read);

  /** Folders first, then what other cells leave. */
  public DriftCell {
    List<RunSource> ordered = new ArrayList<>(runs.stream().filter(RunSource.Folder.class::isInstance).toList());
    ordered.addAll(runs.stream().filter(RunSource.OfCell.class::isInstance).toList());
    runs = List.copyOf(ordered);
  }

  private static DriftCell read(StrictObject line) {
    List<RunSource> runs = new ArrayList<>();
    line.texts("runs").forEach(name -> runs.add(new RunSource.Folder(name, Optional.empty())));
    line.texts("cells").forEach(key -> runs.add(new RunSource.OfCell(key, Optional.empty())));
    return new DriftCell(runs, line.object("model", DriftModel.FORM), line.text("laws"), line.object("told", TOLD),
        line.longInteger("sweep_seed"));
  }

  /** The same in a sweep with another seed. */
  DriftCell seeded(long seed) {
    return new DriftCell(runs, model, laws, told, seed);
  }

  /** What other cells of the sweep leave and this one reads. */
  List<CellFiles> needs() {
    return runs.stream().flatMap(run -> run instanceof RunSource.OfCell(_, Optional<CellFiles> files) ? files.stream()
        : Optional.<CellFiles>empty().stream()).toList();
  }

  /**
   * {@code drift_NAME_DIGEST_0}: the end of the first run's name, and 16 hexadecimal digits of the SHA-256 of all that
   * the spec says but the seed.
   */
  @Override
  public String key() {
    String name = runs.getFirst().name().replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\]", "")
        .replaceAll("[^A-Za-z0-9._-]", "_");
    return family() + "_" + name.substring(Math.max(0, name.length() - LONGEST_NAME)) + "_"
        + Sha256.of(FORM.text(seeded(0))).hex(8) + "_" + seed();
  }

  @Override
  public String family() {
    return "drift";
  }

  @Override
  public int seed() {
    return 0;
  }

  @Override
  public long parameters() {
    return model.parameters();
  }

  @Override
  public void check(String method) {
    if (!METHOD.equals(method)) {
      throw new IllegalArgumentException("expected the method of a run's drift to be " + METHOD + ", got " + method);
    }
  }
}
