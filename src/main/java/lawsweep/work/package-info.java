/**
 * How work is done and ended: teams of threads, limits, stopping, the clock that asks for both, checkpoints. Begin
 * with {@link lawsweep.work.Team} and {@link lawsweep.work.Watch}; {@link lawsweep.work.Stop} says that the run is
 * being stopped, {@link lawsweep.work.Limits} what one cell may use. Uses no other room.
 */
package lawsweep.work;
