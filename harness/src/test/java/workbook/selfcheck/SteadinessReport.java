package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
 * the orders, {@code -Dworkbook.busy=4} the number of busy processes, {@code -Dworkbook.lanes=12} how many programs run side
 * by side.
 */
class SteadinessReport {

    private static final int REPEATS = Integer.getInteger("workbook.repeats", 10);
    private static final long SEED = Long.getLong("workbook.shuffle", 1);
    private static final int BUSY = Integer.getInteger("workbook.busy", 2);

    @Test
    void noVerdictEverChanges() throws IOException, InterruptedException, ExecutionException {
        List<List<Trial>> exercises = exercises();
        List<String> changed = new ArrayList<>();
        Random random = new Random(SEED);
        ExecutorService lanes = Executors.newFixedThreadPool(Graders.LANES);
        try (BusyProcesses busy = new BusyProcesses(BUSY)) {
            print(
                    "%d programs, %d side by side, %d rounds, seed %d, beside %s",
                    exercises.stream().mapToInt(List::size).sum(), Graders.LANES, REPEATS, SEED, busy);
            long start = System.nanoTime();
            Deque<List<Future<List<String>>>> begun = new ArrayDeque<>();
            for (int round = 1; round <= REPEATS; round++) {
                // A round begins while the last programs of the one before run, so that no lane is ever without work.
                while (begun.size() < 2 && begun.size() + round <= REPEATS) {
                    begun.addLast(begin(exercises, random, lanes));
                }
                for (Future<List<String>> surprises : begun.removeFirst()) {
                    changed.addAll(surprises.get());
                    surprises.get().forEach(line -> print("CHANGED %s", line));
                }
                print(
                        "round %d of %d, after %.0f s: %d verdicts changed so far",
                        round, REPEATS, (System.nanoTime() - start) / 1e9, changed.size());
            }
        } finally {
            lanes.shutdownNow();
        }
        assertThat(changed).as("verdicts that changed").isEmpty();
    }

    /** Lets every program be graded once, in an order of its own. */
    private static List<Future<List<String>>> begin(List<List<Trial>> exercises, Random random, ExecutorService lanes) {
        Collections.shuffle(exercises, random);
        List<Future<List<String>>> round = new ArrayList<>();
        for (List<Trial> trials : exercises) {
            Collections.shuffle(trials, random);
            trials.forEach(trial -> round.add(lanes.submit(trial::surprises)));
        }
        return round;
    }

    /** Returns the programs by exercise: those of one exercise follow one another, since they share workers. */
    private static List<List<Trial>> exercises() throws IOException {
        List<List<Trial>> exercises = new ArrayList<>();
        for (Family family : Workbook.built().asked()) {
            List<Trial> trials = new ArrayList<>(List.of(Trial.ofRight(family, family.reference())));
            family.variants().forEach(variant -> trials.add(Trial.ofRight(family, variant)));
            for (Mistake mistake : Mistake.on(Files.readString(family.mistakes()))) {
                trials.add(Trial.ofMistake(family, mistake));
            }
            exercises.add(trials);
        }
        return exercises;
    }

    private static void print(String pattern, Object... arguments) {
        System.out.printf(Locale.ROOT, "STEADINESS  " + pattern + "%n", arguments);
    }
}
