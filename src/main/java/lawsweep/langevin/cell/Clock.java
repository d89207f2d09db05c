package lawsweep.langevin.cell;

/**
 * Steps and records in time.
 *
 * @param step the step size asked for, 0 for adaptive schemes; steps are shortened equally so that records are hit
 * exactly
 * @param time the length T of the simulation
 * @param every distance of records in time; 0 and T are always recorded
 */
record Clock(double step, double time, double every) {}
