package lawsweep.circuit.laws;

/**
 * A tensor of numbers that are taken as independent of all other knots, and of each other but for linear relations.
 *
 * @param first the place of its first entry among the numbers of all knots; place 0 is the number 1
 */
record Knot(int first, int size, Origin origin) {}
