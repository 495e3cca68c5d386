package io.habeas.bench;

import java.time.Duration;
import java.util.function.Predicate;

/** Processor time used so far, in milliseconds: it tells more than a clock on a machine that others use, too. */
record Cpu(double engine, double database, double receiver) {

    static Cpu now(ReceiverProcess receiver) {
        long receiverPid = receiver.handle().pid();
        double database = ProcessHandle.current()
                .descendants()
                .filter(Predicate.not(child -> child.pid() == receiverPid))
                .mapToDouble(Cpu::millis)
                .sum();
        return new Cpu(millis(ProcessHandle.current()), database, millis(receiver.handle()));
    }

    static Cpu none() {
        return new Cpu(0, 0, 0);
    }

    Cpu plus(Cpu other) {
        return new Cpu(engine + other.engine, database + other.database, receiver + other.receiver);
    }

    Cpu since(Cpu earlier) {
        return new Cpu(engine - earlier.engine, database - earlier.database, receiver - earlier.receiver);
    }

    /** The time for each of so many pieces of work. */
    String per(int pieces) {
        return "%s + %s + %s ms"
                .formatted(Figures.of(engine / pieces), Figures.of(database / pieces), Figures.of(receiver / pieces));
    }

    private static double millis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
    }
}
