package lawsweep.circuit.flow;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.residue.PrimeField;

/**
 * Vector fields on the parameters θ of a network, mod p, at a point: one that changes with time, which a flow follows,
 * and others, which are pulled back along it. All are drawn from the words of {@link #streams}.
 */
public interface FlowFields {

  /** The residues. */
  PrimeField field();

  /** What is drawn. */
  WalkStreams streams();

  /** The point: D residues. */
  double[] theta();

  /** Whether the fields range over a finite set, as with one-hot inputs: then many of them are pulled back. */
  boolean finite();

  /**
   * The field that is followed: a member of the family at every time, the same for all lanes. With 2 n being the number
   * of the monomial t^n and 2 n + 1 that of t^n ε, ε² = 0, for n up to an order. Where more orders are needed it is
   * asked for again, with a larger algebra, and must be the same.
   *
   * @param flow which of several flows, from 0 on; each follows another field
   * @param algebra t^n and t^n ε over the residues
   * @param lanes how many lanes, a multiple of 8
   * @param theta D numbers of the algebra, which the flow fills in power by power: parts without ε held once for all
   *     lanes
   */
  SeriesField followed(int flow, Algebra algebra, int lanes, Jets theta);

  /**
   * Fields that stand still, another one for each lane; the same when they are asked for again, with more orders.
   *
   * @param flow which of several flows, from 0 on; each pulls back others
   * @param algebra powers of t up to an order over the residues, part n being t^n
   * @param lanes how many fields, a multiple of 8
   * @param theta D numbers of the algebra, which the flow fills in power by power, held once for all lanes
   */
  SeriesField pulled(int flow, Algebra algebra, int lanes, Jets theta);
}
