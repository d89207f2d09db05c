package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import org.junit.jupiter.api.Test;

/** What weight decay makes of a parameter, against PyTorch's updates one after the other. */
class WaneTest {

  private static final Schedule RATES =
      new Schedule(List.of(new Schedule.Rate(0, 0.1), new Schedule.Rate(7, 0.05), new Schedule.Rate(30, 0.01)));

  private static RunFacts facts(Optimizer optimizer, Double momentum, Double decay) {
    return new RunFacts(Optional.ofNullable(optimizer).map(value -> new Fact<>(value, "x")),
        Optional.of(new Fact<>(RATES, "x")), Optional.ofNullable(momentum).map(value -> new Fact<>(value, "x")),
        Optional.ofNullable(decay).map(value -> new Fact<>(value, "x")), Optional.empty(), Optional.empty());
  }

  /** The parameter after so many steps without any gradient. */
  private static double followed(double decay, double momentum, boolean nesterov, int steps) {
    double parameter = 1;
    double buffer = 0;
    for (int step = 0; step < steps; step++) {
      double gradient = decay * parameter;
      buffer = momentum * buffer + gradient;
      parameter -= RATES.at(step) * (nesterov ? gradient + momentum * buffer : buffer);
    }
    return parameter;
  }

  @Test
  void updatesAreFollowed() {
    for (int to : List.of(0, 1, 6, 7, 8, 29, 30, 31, 100)) {
      assertEquals(followed(0.3, 0, false, to), between(facts(null, null, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0, false, to), between(facts(Optimizer.ADAMW, null, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0.9, false, to), between(facts(Optimizer.MOMENTUM, 0.9, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0.9, false, to), between(facts(null, 0.9, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0.9, false, to), between(facts(Optimizer.SGD, 0.9, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0, false, to), between(facts(Optimizer.ADAMW, 0.9, 0.3), 0, to), 1e-14);
      assertEquals(followed(0.3, 0.9, true, to), between(facts(Optimizer.NESTEROV, 0.9, 0.3), 0, to), 1e-14);
    }
    assertEquals(followed(0.3, 0.9, true, 50) / followed(0.3, 0.9, true, 20),
        between(facts(Optimizer.NESTEROV, 0.9, 0.3), 20, 50), 1e-13);
  }

  @Test
  void whatIsNotKnownGivesNoFactor() {
    assertEquals(Optional.empty(), Wane.of(facts(null, null, null)));
    assertEquals(Optional.empty(), Wane.of(facts(Optimizer.ADAM, null, 0.3)));
  }

  private static double between(RunFacts facts, int from, int to) {
    return Wane.of(facts).orElseThrow().between(from, to);
  }
}
