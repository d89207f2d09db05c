package lawsweep.langevin.cell;

/**
 * What moves it.
 *
 * @param energy what is minimised
 * @param beta inverse temperature β > 0
 * @param kappa anisotropy κ ≥ 0
 * @param settings what only some equations know
 */
record Forces(Energy energy, double beta, double kappa, Settings settings) {}
