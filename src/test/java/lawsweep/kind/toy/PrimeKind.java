package lawsweep.kind.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.json.NumberList;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Check;
import lawsweep.sweep.Column;
import lawsweep.sweep.Entries;
import lawsweep.sweep.Kind;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.TableColumn;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** A kind of work for the example of {@link NewKindTest}: numbers are taken apart into primes. */
public class PrimeKind implements Kind<PrimeCell, PrimeFactors> {

  private static final Column FACTORS =
      Column.of(TableColumn.text("factors"), PrimeKind::factors).where(PrimeCell.class::isInstance);

  @Override
  public Class<PrimeCell> cells() {
    return PrimeCell.class;
  }

  @Override
  public String entries() {
    return "primes";
  }

  @Override
  public String example() {
    return "number: 2..12";
  }

  @Override
  public Entries<PrimeCell> reader(InputFiles files) {
    return new PrimeEntries();
  }

  @Override
  public List<RecordShape> shapes(long sweepSeed) {
    return List.of(RecordShape.of("factoring", PrimeCell.class, PrimeCell.FORM, "found", PrimeFactors.class,
        PrimeFactors.FORM));
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(Column.COMMON);
    columns.add(FACTORS);
    return columns;
  }

  private static Object factors(CellRecord record) {
    return record.outcome().map(found -> NumberList.text(((PrimeFactors) found).factors())).orElse(null);
  }

  @Override
  public String label(PrimeCell cell) {
    return "division";
  }

  @Override
  public Estimate estimate(PrimeCell cell) {
    return new Estimate(cell.number(), 64, 0);
  }

  @Override
  public PrimeFactors run(PrimeCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    List<Integer> factors = new ArrayList<>();
    int rest = cell.number();
    for (int prime = 2; rest > 1; prime++) {
      while (rest % prime == 0) {
        factors.add(prime);
        rest /= prime;
      }
    }
    return new PrimeFactors(factors);
  }

  @Override
  public Check check(PrimeCell cell, PrimeFactors outcome, Team team, Stop stop) {
    PrimeFactors found = run(cell, Limits.DEFAULT, team, stop, CheckpointStore.NONE);
    return new Check(Check.How.AGAIN, found.equals(outcome)
        ? Optional.empty()
        : Optional.of("expected the factors " + found.factors() + ", got " + outcome.factors()));
  }

  @Override
  public Optional<String> tally() {
    return Optional.of("factored");
  }
}
