package lawsweep.sweep;

import java.util.Optional;

/**
 * The cells of a sweep that one entry of its spec asks for: consecutive ones of {@link Sweep#cells}.
 *
 * @param about what the entry says of them
 * @param from the first of them, counted from 0
 * @param cells how many
 */
public record Section(Optional<About> about, int from, int cells) {}
