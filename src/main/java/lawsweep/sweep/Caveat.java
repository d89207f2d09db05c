package lawsweep.sweep;

/**
 * What a result falls short of: a count that stayed undecided, a simulation that lost replicas.
 *
 * @param word what such a cell is called where it is named, for example {@code blown up}
 * @param many what several of them are, after their number, for example {@code with blown-up replicas}
 */
public record Caveat(String word, String many) {}
