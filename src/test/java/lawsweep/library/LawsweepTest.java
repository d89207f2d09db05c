package lawsweep.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lawsweep.law.Loss;
import lawsweep.network.Bias;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Networks and options from Java: what is refused says what the command says. */
class LawsweepTest {

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  /** A line and widths that say the same network have the same count. */
  @Test
  void linesAreNetworksWithWidths() {
    CountResult widths = Lawsweep.count(Network.linear(2, 3, 3, 2));
    CountResult line = Lawsweep.count("vec 2 > dense 3 > dense 3 > out 2");
    assertEquals(widths.laws(), line.laws());
    assertEquals(widths.parameters(), line.parameters());
    // 3 (3 + 1) / 2 for each hidden layer
    assertEquals(12, widths.laws());
  }

  @Test
  void biasesAndLosses() {
    assertEquals(2 * 3 + 3 + 3 * 2 + 2, Network.relu(2, 3, 2).with(Bias.ALL).parameters());
    // With cross entropy the column sums of U_1 stay as well.
    assertEquals(Lawsweep.count(Network.relu(2, 3, 2)).laws() + 3,
        Lawsweep.count(Network.relu(2, 3, 2).with(Loss.CE)).laws());
    refused("expected no bias on a linear network, got bias all", () -> Network.linear(2, 2, 2).with(Bias.ALL));
    refused("expected the loss in the line of the network, got it besides vec 2 > dense 2 > out 1",
        () -> Network.of("vec 2 > dense 2 > out 1").with(Loss.CE));
  }

  /** Networks that differ do not look the same. */
  @Test
  void networksSayWhatTheyAre() {
    assertEquals("relu 2,3,2", Network.relu(2, 3, 2).toString());
    assertEquals("relu 2,3,2 bias all loss ce", Network.relu(2, 3, 2).with(Bias.ALL).with(Loss.CE).toString());
    assertEquals("vec 2 > dense 2 > out 1", Network.of("vec 2 > dense 2 > out 1").toString());
  }

  /** How many levels are asked for is how many are told, where so many there are. */
  @Test
  void levels() {
    assertEquals(List.of(4, 6), Lawsweep.count(Network.linear(2, 3, 2)).levelDims());
    assertEquals(List.of(4), Lawsweep.count(Network.linear(2, 3, 2), CountOptions.DEFAULT.levels(1)).levelDims());
    refused("expected --levels of at least 1, got 0",
        () -> Lawsweep.count(Network.linear(2, 3, 2), CountOptions.DEFAULT.levels(0)));
  }

  /** The infinite depth of the geometry is that of a spec. */
  @Test
  void simulationsOfInfiniteDepth() {
    Simulation asked = Simulation.of("downstairs").with("scheme", "euler").width(2).time(0.1).step(0.05);
    assertEquals(asked.with("depth", "inf").run().rows(), asked.depth(Geometry.INFINITE).run().rows());
  }

  @Test
  void refusalsAreThoseOfTheCommand() {
    refused("expected at least three widths (output, hidden…, input), got 2,3", () -> Network.linear(2, 3));
    refused("expected --fields generic or adam with --linear, got data: at all weights the data fields are those of"
        + " phi",
        () -> Lawsweep.count(Network.linear(2, 2, 2), CountOptions.DEFAULT.fields("data")));
    refused("expected --draws only with --fields data",
        () -> Lawsweep.count(Network.relu(2, 2, 2), CountOptions.DEFAULT.draws(3)));
    refused("simulation: 'depth' is missing in a langevin entry; write for example 'depth: 2..4'",
        () -> Simulation.of("upstairs").width(2).time(1).step(0.1).run());
    refused("simulation: expected 'energy' with a value on one line, got 2 lines",
        () -> Simulation.of("upstairs").with("energy", "{kind: target,\n matrix: [[1, 0], [0, 1]]}"));
    refused("simulation: the values make 2 simulations; give one value of each key",
        () -> Simulation.of("gradient-flow").with("depth", "[2, 3]").width(2).time(1).run());
  }

  /** The same bits on any number of threads, and another seed has others. */
  @Test
  void simulationsAreFunctionsOfTheirValues() {
    Simulation asked = Simulation.of("upstairs").depth(2).width(2).time(0.2).step(0.1).replicas(20);
    assertEquals(asked.threads(1).run().rows(), asked.threads(2).run().rows());
    assertFalse(asked.run().rows().equals(asked.seed(1).run().rows()));
    refused("expected an observable of " + asked.run().observables() + " with its index, got 'x' without one",
        () -> asked.run().series("x"));
    assertEquals(List.of(0.0, 0.2), List.of(asked.run().series("sigma", "1").getFirst().time(),
        asked.run().series("sigma", "1").getLast().time()));
  }
}
