/**
 * What a sweep is: cells of some kinds of work, a spec that asks for them, and the records of what became of them.
 * Begin with {@link lawsweep.sweep.Kind}. To add a kind of work, write a room with its cells, its outcomes and that
 * interface, and add a line to the list that the program hands to {@link lawsweep.sweep.Kinds}. The room knows no
 * kind; neither do those of its wing, which run sweeps, keep their results and check them.
 */
package lawsweep.sweep;
