/**
 * What is timed, once for all who time it: JMH ({@code lawsweep.benchmarks}) and the race against other libraries
 * ({@code lawsweep.benchmarks.race}).
 */
package lawsweep.benchmarks.work;
