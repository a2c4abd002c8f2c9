package dev.terrane.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one run of a program took.
 *
 * @param seconds from its start to its end
 * @param processor user and system time of it and of all its children, in seconds
 * @param peakMebibytes the most memory that it held itself; 0 where the system does not tell
 */
record Run(double seconds, double processor, long peakMebibytes, int exitCode) {
    private static final long POLL_MILLIS = 3;

    /** The best of several runs, by what it took of the processor: a busy machine slows that down least. */
    static Run best(int times, Path folder, List<String> command) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            runs.add(of(folder, command));
        }
        Run least = runs.stream().min(Comparator.comparingDouble(Run::processor)).orElseThrow();
        double seconds = runs.stream().mapToDouble(Run::seconds).min().orElseThrow();
        return new Run(seconds, least.processor, least.peakMebibytes, least.exitCode);
    }

    /** One run; what the program prints is thrown away. */
    static Run of(Path folder, List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("run", ".times");
        try {
            List<String> words = new ArrayList<>(List.of("bash", "-c",
                    "TIMEFORMAT='%R %U %S'; { time \"$@\" >/dev/null 2>&1 </dev/null; } 2>\"$0\"", times.toString()));
            words.addAll(command);
            Process shell = new ProcessBuilder(words).directory(folder.toFile()).start();
            long peak = 0;
            while (shell.isAlive()) {
                try (Stream<ProcessHandle> children = shell.children()) {
                    peak = Math.max(peak, children.mapToLong(child -> highWater(child.pid())).max().orElse(0));
                }
                Thread.sleep(POLL_MILLIS);
            }
            String[] measured = Files.readString(times).strip().split(" ", -1);
            return new Run(Double.parseDouble(measured[0]),
                    Double.parseDouble(measured[1]) + Double.parseDouble(measured[2]), peak / 1024, shell.exitValue());
        } finally {
            Files.delete(times);
        }
    }

    /** The resident set's high water mark of a process in KiB (proc_pid_status(5)). */
    private static long highWater(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElse(0);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException | RuntimeException _) {
            // The process ended while it was looked at.
            return 0;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%7.2f s %7.2f s %5d MiB", seconds, processor, peakMebibytes);
    }
}
