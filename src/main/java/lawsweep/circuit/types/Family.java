package lawsweep.circuit.types;

import lawsweep.circuit.laws.LawKind;

/**
 * Laws of one type: alike up to a choice of indices.
 *
 * @param count how many there are
 * @param text what they are about, by the tensors that they are made of: {@code l1.Q, l1.K: matrix on d}
 * @param linear true if they are sums of parameters, false if of squares and products
 */
public record Family(LawKind kind, long count, String text, boolean linear) {}
