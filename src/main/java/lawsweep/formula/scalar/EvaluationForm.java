package lawsweep.formula.scalar;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import lawsweep.json.Form;
import lawsweep.json.Lists;

/**
 * The JSON of an evaluation. With a leading axis in the file each of h, x, branch_points, real_periods, signs and R has
 * one too; without, they are those of the one point. The values of a single block stand in the object itself, those of
 * several in objects of a list {@code blocks}.
 */
final class EvaluationForm {

  private static final Form<BlockValues> BLOCK = Form.<BlockValues>of()
      .numbers("block", values -> values.block().widths())
      .texts("tensors", values -> values.block().tensors())
      .value("points", (json, values) -> json.writeNumber(values.points().size()))
      .value("h", (json, values) -> array(json, values, CurvePoint::h))
      .value("h_continuous", EvaluationForm::continuous)
      .value("x", (json, values) -> array(json, values, CurvePoint::x))
      .value("branch_points", (json, values) -> array(json, values, CurvePoint::branchPoints))
      .value("real_periods", (json, values) -> array(json, values, CurvePoint::periods))
      .value("signs", (json, values) -> array(json, values, CurvePoint::signs))
      .value("R", (json, values) -> array(json, values, CurvePoint::r))
      .writeOnly();

  private static final Form<Whole> SINGLE = Form.<Whole>of()
      .numbers("widths", Whole::widths)
      .embed(BLOCK, whole -> whole.blocks().getFirst())
      .writeOnly();

  private static final Form<Whole> SEVERAL = Form.<Whole>of()
      .numbers("widths", Whole::widths)
      .list("blocks", BLOCK, Whole::blocks)
      .writeOnly();

  private EvaluationForm() {}

  /** All that is written. */
  private record Whole(List<Integer> widths, List<BlockValues> blocks) {}

  static String text(List<Integer> widths, List<BlockValues> blocks) {
    return (blocks.size() == 1 ? SINGLE : SEVERAL).text(new Whole(widths, blocks), Lists.ARRAYS);
  }

  private static void array(JsonGenerator json, BlockValues values,
      Function<CurvePoint, List<? extends Number>> part) throws IOException {
    if (!values.many()) {
      numbers(json, part.apply(values.points().getFirst()));
      return;
    }
    json.writeStartArray();
    for (CurvePoint point : values.points()) {
      numbers(json, part.apply(point));
    }
    json.writeEndArray();
  }

  private static void continuous(JsonGenerator json, BlockValues values) throws IOException {
    if (!values.many()) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (List<Double> row : values.continuous()) {
      numbers(json, row);
    }
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, List<? extends Number> numbers) throws IOException {
    json.writeStartArray();
    for (Number number : numbers) {
      if (number instanceof Integer whole) {
        json.writeNumber(whole);
      } else {
        json.writeNumber(number.doubleValue());
      }
    }
    json.writeEndArray();
  }
}
