package lawsweep.formula;

/**
 * One law as a polynomial.
 *
 * @param name {@code G1[1,2]}: the law it belongs to and which entry it is, from 1
 */
public record NamedPolynomial(String name, Polynomial polynomial) {}
