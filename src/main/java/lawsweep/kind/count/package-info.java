/**
 * Counts of conservation laws as a kind of work of sweeps: {@link lawsweep.kind.count.CountKind}, the entries
 * {@code networks} of specs, records and columns. {@link lawsweep.kind.count.Roads} has the list of all ways to count;
 * everybody who needs one of them asks it. To add a road, write a room that implements {@link lawsweep.law.Road}, and
 * add its line there. The room may use the roads and all that they may use, but no other kind.
 */
package lawsweep.kind.count;
