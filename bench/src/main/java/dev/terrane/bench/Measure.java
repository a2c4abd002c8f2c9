package dev.terrane.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Times work that has been warmed up, in processor time, so that a busy machine does not blur the figures. */
final class Measure {

    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final int LEAST_WARM_UPS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Measure() {}

    /** Work whose result is kept alive, so that none of it can be left out. */
    interface Work {
        Object run();
    }

    /** The time of the fastest run, in seconds: others were slower for what else the machine does. */
    static double seconds(Work work) {
        int kept = 0;
        long end = THREADS.getCurrentThreadCpuTime() + WARM_UP_NANOS;
        for (int i = 0; i < LEAST_WARM_UPS || THREADS.getCurrentThreadCpuTime() < end; i++) {
            kept += System.identityHashCode(work.run());
        }
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            kept += System.identityHashCode(work.run());
            times[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        if (kept == 0) {
            throw new IllegalStateException("nothing was made");
        }
        return times[0] / 1e9;
    }
}
