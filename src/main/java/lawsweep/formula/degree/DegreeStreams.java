package lawsweep.formula.degree;

import java.util.List;
import lawsweep.lie.FieldStreams;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Which random words feed what. Certificates mean these names: a change here is a new version of the rules.
 *
 * @param question whose words they are
 * @param draw index of the draw, from 0
 */
record DegreeStreams(DegreeQuestion question, int draw) {

  /** The draw's prime, in [2^22, 2^23). */
  int prime() {
    return new FieldStreams(Stream.named(name("prime")), draw).prime();
  }

  /** Rows of a class, one sequence each: a point, then the coefficients of a field. */
  Stream rows(List<Integer> odd) {
    return Stream.named(name("rows of " + odd));
  }

  /** Points of a class at which products are compared, one sequence each. */
  Stream points(List<Integer> odd) {
    return Stream.named(name("points of " + odd));
  }

  /** Points and fields with which known laws are checked. */
  Stream checks() {
    return Stream.named(name("checks"));
  }

  /** The linear form of a class in the fingerprint. */
  Stream form(List<Integer> odd) {
    return Stream.named(name("form of " + odd));
  }

  /** Fills {@code out} with residues from the first words of a sequence. */
  static void fill(PrimeField field, Stream stream, long sequence, double[] out) {
    long[] words = new long[out.length];
    stream.fill(sequence, words);
    for (int i = 0; i < out.length; i++) {
      out[i] = field.fromWord(words[i]);
    }
  }

  private String name(String what) {
    return DegreeCounter.ENGINE + " " + question.subject().stem() + " degree " + question.degree() + " seed "
        + question.seed() + " draw " + draw + ": " + what;
  }
}
