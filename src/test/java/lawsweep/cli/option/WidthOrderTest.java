package lawsweep.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.export.CountCommand;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

/** Widths from either end name the same network. */
class WidthOrderTest {

  private static Architecture relu(WidthOrder order, String widths) {
    return order.network("--relu", widths, each -> new Architecture(Family.RELU, each, Bias.NONE));
  }

  @Test
  void bothEndsNameTheSameNetwork() {
    Architecture network = relu(WidthOrder.OUTPUT_FIRST, "10,512, 784");
    assertEquals(List.of(10, 512, 784), network.widths());
    assertEquals(network, relu(WidthOrder.INPUT_FIRST, "784,512,10"));
    assertEquals("10,512,784 (output to input)", WidthOrder.OUTPUT_FIRST.shown(network.widths()));
    assertEquals("784,512,10 (input to output)", WidthOrder.INPUT_FIRST.shown(network.widths()));
  }

  @Test
  void whoMayHaveMeantTheOtherEndIsTold() {
    assertEquals(Optional.of("note: 784 is the output and 10 the input; with --input-first widths are read from input"
        + " to output"), WidthOrder.OUTPUT_FIRST.note(relu(WidthOrder.OUTPUT_FIRST, "784,512,10")));
    assertEquals(Optional.empty(), WidthOrder.OUTPUT_FIRST.note(relu(WidthOrder.OUTPUT_FIRST, "10,512,784")));
    assertEquals(Optional.empty(), WidthOrder.OUTPUT_FIRST.note(relu(WidthOrder.OUTPUT_FIRST, "2,3,2")));
    assertEquals(Optional.empty(), WidthOrder.INPUT_FIRST.note(relu(WidthOrder.INPUT_FIRST, "10,512,784")));
  }

  @Test
  void theCommandOfAWitnessIsInTheSameOrder() {
    LawCell cell = new LawCell(relu(WidthOrder.OUTPUT_FIRST, "2,5,1"), Fields.GENERIC, 0, 0);
    assertEquals("lawsweep count --relu 1,5,2 --input-first",
        new CountCommand("auto", _ -> Optional.empty(), true, Limits.ALL_LEVELS).of(cell));
    assertEquals("lawsweep count --relu 2,5,1", new CountCommand("auto").of(cell));
  }
}
