/** The JMH benchmarks. Each times one kind of {@link lawsweep.benchmarks.work.Work} and checks it after each trial. */
package lawsweep.benchmarks;
