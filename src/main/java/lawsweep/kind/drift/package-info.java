/**
 * What training runs conserve as a kind of work of sweeps: the entries {@code drift} of specs, records, a table and
 * checks. A cell is a run, or several that are fitted together, with a network and kinds of its laws. Begin with {@link
 * lawsweep.kind.drift.DriftKind}. The room may use what measures runs and all that it may use, but no other kind.
 */
package lawsweep.kind.drift;
