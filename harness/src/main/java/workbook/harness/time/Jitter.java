package workbook.harness.time;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/** A source of chance whose numbers are known beforehand, so that what is made of them can be claimed. */
public final class Jitter {

    private Jitter() {}

    /** Returns a source that gives {@code numbers} in turn, and begins anew behind the last one. */
    public static DoubleSupplier of(double... numbers) {
        double[] copy = numbers.clone();
        AtomicInteger asked = new AtomicInteger();
        return () -> copy[Math.floorMod(asked.getAndIncrement(), copy.length)];
    }
}
