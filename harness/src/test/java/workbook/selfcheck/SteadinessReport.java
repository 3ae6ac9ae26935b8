package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Grades every reference, every variant and every known mistake again and again, in another order each time, beside two
 * busy processes, and tells of each verdict that was not as it must be.
 *
 * <p>{@code mvn verify -Psteadiness -pl harness -Dworkbook.repeats=50} runs it; {@code -Dworkbook.shuffle=7} sets the seed of
 * the orders.
 */
class SteadinessReport {

    private static final int REPEATS = Integer.getInteger("workbook.repeats", 10);
    private static final long SEED = Long.getLong("workbook.shuffle", 1);
    private static final int BUSY = 2;
    /** As many as a lesson's run has lanes. */
    private static final int SIDE_BY_SIDE = 2;

    @Test
    void noVerdictEverChanges() throws IOException, InterruptedException, ExecutionException {
        List<Trial> trials = trials();
        List<String> changed = new ArrayList<>();
        Random random = new Random(SEED);
        ExecutorService lanes = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try (BusyProcesses busy = new BusyProcesses(BUSY)) {
            print("%d programs, %d rounds, seed %d, beside %s", trials.size(), REPEATS, SEED, busy);
            for (int round = 1; round <= REPEATS; round++) {
                long begin = System.nanoTime();
                Collections.shuffle(trials, random);
                for (Future<List<String>> surprises : lanes.invokeAll(trials.stream()
                        .map(trial -> (Callable<List<String>>) trial::surprises)
                        .toList())) {
                    changed.addAll(surprises.get());
                    surprises.get().forEach(line -> print("CHANGED %s", line));
                }
                print(
                        "round %d of %d: %.0f s; %d verdicts changed so far",
                        round, REPEATS, (System.nanoTime() - begin) / 1e9, changed.size());
            }
        } finally {
            lanes.shutdownNow();
        }
        assertThat(changed).as("verdicts that changed").isEmpty();
    }

    private static List<Trial> trials() throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (Family family : Workbook.built().families()) {
            trials.add(Trial.ofRight(family, family.reference()));
            family.variants().forEach(variant -> trials.add(Trial.ofRight(family, variant)));
            for (Mistake mistake : Mistake.on(Files.readString(family.mistakes()))) {
                trials.add(Trial.ofMistake(family, mistake));
            }
        }
        return trials;
    }

    private static void print(String pattern, Object... arguments) {
        System.out.printf(Locale.ROOT, "STEADINESS  " + pattern + "%n", arguments);
    }
}
