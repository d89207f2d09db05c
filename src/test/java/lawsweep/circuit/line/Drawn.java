package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.circuit.RealCircuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/** A network at drawn parameters, inputs and gates, in float64. */
final class Drawn {

  private static final double TOLERANCE = 1e-12;

  private final Network network;
  private final double[] theta;
  private final List<double[]> given = new ArrayList<>();
  private int next;

  /** Draws all numbers between -1 and 1. */
  Drawn(String line, long seed) {
    Random random = new Random(seed);
    this.network = Network.of(line);
    this.theta = random.doubles(network.parameters(), -1, 1).toArray();
    for (Step step : network.circuit().steps()) {
      int size = Shapes.size(step.shape());
      if (step instanceof Step.Input || step instanceof Step.Gate) {
        given.add(random.doubles(size, -1, 1).toArray());
      } else if (step instanceof Step.OneHot) {
        int words = step.shape().getLast();
        double[] oneHot = new double[size];
        for (int i = 0; i < size / words; i++) {
          oneHot[i * words + random.nextInt(words)] = 1;
        }
        given.add(oneHot);
      }
    }
  }

  /** The next inputs or gates, in the order of the steps. */
  double[] next() {
    return given.get(next++);
  }

  /** The next inputs as rows. */
  double[][] rows(int length) {
    return rows(next(), length);
  }

  static double[][] rows(double[] numbers, int length) {
    double[][] rows = new double[numbers.length / length][length];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / length][i % length] = numbers[i];
    }
    return rows;
  }

  /** All numbers of rows. */
  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** An entry of a tensor. */
  double at(String name, int... index) {
    Tensor tensor = network.circuit().tensors().stream().filter(each -> each.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + network.circuit().tensors()));
    if (index.length != tensor.shape().size()) {
      throw new IllegalArgumentException(tensor + " has other sides");
    }
    int place = 0;
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= tensor.shape().get(i)) {
        throw new IllegalArgumentException(tensor + " has no such entry");
      }
      place = place * tensor.shape().get(i) + index[i];
    }
    return theta[tensor.first() + place];
  }

  /** What the circuit computes. */
  double[] output() {
    return RealCircuit.output(network.circuit(), theta, given);
  }

  /** What a line with the same parameters gives for some inputs. */
  double[] alone(String line, double[] inputs) {
    return RealCircuit.output(Network.of(line).circuit(), theta, List.of(inputs));
  }

  /** Compares the circuit's output with what was computed otherwise, after all inputs and gates were used. */
  void gives(double... expected) {
    assertArrayEquals(expected, output(), TOLERANCE, network.line());
    if (next != given.size()) {
      throw new IllegalStateException("of " + given.size() + " inputs and gates " + next + " were used");
    }
  }

  void gives(double[]... expected) {
    gives(flat(expected));
  }
}
