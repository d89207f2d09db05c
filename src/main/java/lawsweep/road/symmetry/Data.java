package lawsweep.road.symmetry;

import java.util.List;
import lawsweep.circuit.Shapes;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Labels;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.symmetry.GroupModulo;

/**
 * Inputs x and labels y, and what a group makes of them.
 *
 * @param network whose inputs and outputs they are
 * @param group what acts on each vector of the input
 * @param labels what it does to labels
 * @param loss what outputs and labels are compared by; with {@link DataLoss#POISSON} inputs are small whole numbers
 */
record Data(SymmetricNetwork network, GroupModulo group, Labels labels, DataLoss loss) {

  /** Whole numbers are drawn from -3 to 3. */
  private static final int LARGEST = 3;

  PrimeField field() {
    return group.field();
  }

  /** How many numbers an input has. */
  int inputs() {
    return network.tokens() * network.inputs();
  }

  /** How many numbers a label has. */
  int outputs() {
    return Shapes.size(network.circuit().steps().get(network.circuit().output()).shape());
  }

  /**
   * Random residues: an input, a label and one number more.
   *
   * @param sequence of words
   */
  double[] draw(Stream stream, long sequence) {
    long[] words = new long[inputs() + outputs() + 1];
    stream.fill(sequence, words);
    double[] drawn = new double[words.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = field().fromWord(words[i]);
    }
    return drawn;
  }

  /** A random input of whole numbers. */
  long[] whole(Stream stream, long sequence) {
    long[] words = new long[inputs()];
    stream.fill(sequence, words);
    for (int i = 0; i < words.length; i++) {
      words[i] = Math.unsignedMultiplyHigh(words[i], 2 * LARGEST + 1) - LARGEST;
    }
    return words;
  }

  /** gx for each sample of a block: entry e of sample l lies at e * lanes + l. */
  double[] turnedInput(double[] matrix, double[] input) {
    return turned(matrix, input, network.inputs(), input.length / inputs());
  }

  /** What g makes of the label of each sample of a block. */
  double[] turnedLabel(double[] matrix, double[] label) {
    return switch (labels) {
      case INVARIANT -> label;
      case EQUIVARIANT -> turned(matrix, label, network.outputs(), label.length / outputs());
      case DET -> {
        double sign = group.determinant(matrix);
        double[] signed = new double[label.length];
        for (int i = 0; i < signed.length; i++) {
          signed[i] = field().reduce(sign * label[i]);
        }
        yield signed;
      }
    };
  }

  private double[] turned(double[] matrix, double[] block, int n, int lanes) {
    double[] turned = new double[block.length];
    for (int row = 0; row < block.length / lanes; row++) {
      for (int lane = 0; lane < lanes; lane++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum = field().reduce(sum + matrix[row % n * n + j] * block[(row / n * n + j) * lanes + lane]);
        }
        turned[row * lanes + lane] = sum;
      }
    }
    return turned;
  }

  /** All elements. */
  List<double[]> elements() {
    return group.elements();
  }
}
