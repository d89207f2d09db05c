package lawsweep.kind.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawSpread;
import lawsweep.drift.LawTable;
import lawsweep.drift.Spectra;
import lawsweep.drift.value.LawValues;
import lawsweep.json.Form;
import lawsweep.json.StrictArray;
import lawsweep.json.StrictObject;

/** What is kept of the laws of a group, as JSON. */
final class LawsForm {

  private static final String NAMES = "names";

  private static final Form<LawValues> VALUES = Form.<LawValues>of()
      .reals("out", values -> list(values.out()))
      .reals("in", values -> list(values.in()))
      .reals("variance", values -> list(values.variance()))
      .make(line -> new LawValues(array(line, "out"), array(line, "in"), array(line, "variance")));

  private static final Form<Spectra.Values> SINGULAR = Form.<Spectra.Values>of()
      .reals("low", Spectra.Values::low)
      .reals("middle", Spectra.Values::middle)
      .reals("high", Spectra.Values::high)
      .make(line -> new Spectra.Values(line.reals("low"), line.reals("middle"), line.reals("high")));

  private static final Form<Spectra> SPECTRA = Form.<Spectra>of()
      .whole("side", Spectra::side)
      .whole("matrices", Spectra::matrices)
      .wholes("places", spectra -> spectra.places().stream().map(Integer::longValue).toList())
      .object("first", SINGULAR, Spectra::first)
      .object("last", SINGULAR, Spectra::last)
      .make(line -> new Spectra(line.integer("side"), line.integer("matrices"),
          line.wholes("places").stream().map(Math::toIntExact).toList(), line.object("first", SINGULAR),
          line.object("last", SINGULAR)));

  private static final Form<LawSpread> SPREAD = Form.<LawSpread>of()
      .reals("edges", LawSpread::edges)
      .wholes("counts", LawSpread::counts)
      .value("drifts", (json, spread) -> {
        json.writeStartArray();
        for (List<Double> quantiles : spread.drifts()) {
          json.writeArray(array(quantiles), 0, quantiles.size());
        }
        json.writeEndArray();
      })
      .maybe("spectra", SPECTRA, LawSpread::spectra)
      .make(line -> new LawSpread(line.reals("edges"), line.wholes("counts"),
          line.arrays("drifts", -1, StrictArray::reals), line.maybe("spectra", SPECTRA)));

  private LawsForm() {}

  /** The form for the laws of a group of this name and kind. */
  static Form<GroupResult.Kept> of(String group, String kind) {
    Form<LawTable> table = Form.<LawTable>of()
        .list(NAMES, KeptNames.Name.FORM, laws -> KeptNames.of(laws.names()))
        .list("values", VALUES, LawTable::values)
        .make(line -> table(group, kind, line));
    return Form.<GroupResult.Kept>of()
        .object("spread", SPREAD, GroupResult.Kept::spread)
        .maybe("table", table, GroupResult.Kept::table)
        .make(line -> new GroupResult.Kept(line.object("spread", SPREAD), line.maybe("table", table)));
  }

  private static LawTable table(String group, String kind, StrictObject line) {
    KeptNames names = new KeptNames(group, kind, line.objects(NAMES, KeptNames.Name.FORM));
    List<LawValues> values = line.objects("values", VALUES);
    Optional<LawValues> wrong = values.stream().filter(each -> each.out().length != names.count()
        || each.in().length != names.count() || each.variance().length != names.count()).findFirst();
    if (wrong.isPresent() || values.isEmpty()) {
      throw new IllegalArgumentException("expected values of " + names.count() + " laws in " + group);
    }
    return new LawTable(names, values);
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static double[] array(StrictObject line, String key) {
    return array(line.reals(key));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
