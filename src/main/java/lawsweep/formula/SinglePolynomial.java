package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.SingleLaw;

/** A law that is given part by part, as a polynomial. */
final class SinglePolynomial {

  private final Circuit circuit;
  private final SingleLaw law;

  SinglePolynomial(Circuit circuit, SingleLaw law) {
    this.circuit = circuit;
    this.law = law;
  }

  /** The polynomial. */
  Polynomial polynomial() {
    Polynomial.Sum sum = new Polynomial.Sum();
    for (SingleLaw.Part part : law.parts()) {
      Tensor tensor = circuit.tensors().get(part.tensor());
      sum.addProduct(part.factor(),
          part.linear() ? List.of(entry(tensor, part.i())) : List.of(entry(tensor, part.i()), entry(tensor, part.j())));
    }
    return sum.polynomial();
  }

  /** The names of the tensors whose parts have a sign. */
  List<String> tensors(int sign) {
    return law.parts().stream().filter(part -> Long.signum(part.factor()) == sign)
        .map(part -> circuit.tensors().get(part.tensor()).name()).distinct().toList();
  }

  private static Entry entry(Tensor tensor, int number) {
    List<Integer> place = new ArrayList<>();
    int rest = number;
    for (int side : tensor.shape().reversed()) {
      place.addFirst(rest % side + 1);
      rest /= side;
    }
    return new Entry(tensor.name(), place);
  }
}
