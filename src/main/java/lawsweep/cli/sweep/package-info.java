/**
 * Commands about sweeps and their result directories: run, plan, status, merge, verify, export, query, report. Begin
 * with {@link lawsweep.cli.sweep.Run}. They know no kind of work: {@link lawsweep.cli.option.AllKinds} does.
 */
package lawsweep.cli.sweep;
