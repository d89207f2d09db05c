package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;

/** Random fields of a circuit, each at a random point of its own, with the prime and the rotations of one draw. */
public final class SampledFields {

  private static final int LANES = 16;

  private final CircuitPoint draw;
  private final Walker walker;
  private final FieldInputs inputs;
  private final double[] theta;
  private long next;

  /** A field and where it was taken. */
  public record Sample(double[] theta, double[] field) {}

  /** With the prime of a draw. */
  public SampledFields(CircuitPoint draw) {
    this.draw = draw;
    Algebra algebra = Algebra.residues(draw.base());
    int parameters = draw.circuit().columns();
    this.theta = new double[parameters * LANES];
    Jets point = new Jets(algebra.parts(), parameters, LANES);
    point.attach(theta, false);
    this.walker = draw.setting().walker(algebra, LANES, point);
    this.inputs = new FieldInputs(draw.setting().layout(), LANES);
  }

  /** Some more; where a root is missing there is none. */
  public List<Sample> take() {
    long[] words = new long[theta.length];
    draw.streams().stream().fill(draw.streams().arguments(6, next), words);
    for (int i = 0; i < words.length; i++) {
      theta[i] = draw.field().fromWord(words[i]);
    }
    for (int lane = 0; lane < LANES; lane++) {
      draw.setting().layout().draw(draw.streams().stream(), draw.streams().field(7, 0, next++), inputs, lane);
    }
    walker.inputs(inputs);
    walker.forward();
    walker.backward();
    List<Sample> samples = new ArrayList<>();
    for (int part = 0; part < draw.base(); part++) {
      for (int lane = 0; lane < LANES && walker.gradient().has(part); lane++) {
        if (!walker.discards().bad(lane)) {
          samples.add(new Sample(lane(theta, lane), lane(walker.gradient().data(part), lane)));
        }
      }
    }
    return samples;
  }

  private static double[] lane(double[] values, int lane) {
    double[] out = new double[values.length / LANES];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i * LANES + lane];
    }
    return out;
  }
}
