package lawsweep.circuit.word;

import lawsweep.circuit.word.Weave.FirstMatrix;

/**
 * {@code tied} and {@code tied ce}: the transpose of the first trained matrix of the line, without a bias.
 *
 * @param loss true if cross entropy follows
 */
record Tied(boolean loss) implements Layer {

  static Layer read(Phrase phrase) {
    return new Tied(phrase.choices(Choice.flag("ce")).has("ce"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    FirstMatrix matrix = weave.firstMatrix()
        .orElseThrow(() -> weave.error("needs a trained matrix before it, such as dense N or tokens VxN M"));
    if (matrix.out() != in.dimension()) {
      throw weave.error("needs dimension " + matrix.out() + ", which the first trained matrix puts out, got "
          + in.shown());
    }
    String x = weave.z() + in.letters();
    int wire = weave.contract(in.wire(), matrix.wire(),
        x.replace('e', 'o') + "," + matrix.indices() + "->" + x);
    if (loss) {
      weave.centre();
    }
    return Mlp.wide(in, wire, matrix.in());
  }
}
