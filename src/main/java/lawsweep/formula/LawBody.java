package lawsweep.formula;

import java.util.List;

/** What a law, or a matrix of laws, is. */
public sealed interface LawBody permits IndexForm, Minors, PolynomialBody, WrittenBody {

  /** How many laws it stands for; {@link Long#MAX_VALUE} if there are more. */
  long count();

  /** How many terms all its laws have when they are written out, about. */
  double length();

  /**
   * The laws one by one as polynomials; empty if they are none.
   *
   * @param name what their names begin with: {@code G1} for {@code G1[1,2]}
   */
  List<NamedPolynomial> entries(String name);
}
