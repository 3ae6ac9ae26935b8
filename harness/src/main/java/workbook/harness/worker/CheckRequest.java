package workbook.harness.worker;

import java.util.List;

/**
 * Asks for one check to be run.
 *
 * @param exercise the number of the check's exercise
 * @param suiteClass the binary name of the suite
 * @param method the name of its method
 * @param seed the seed of the run
 * @param limitNanos the time after which the check counts as hung; {@link Long#MAX_VALUE} for none
 */
public record CheckRequest(String exercise, String suiteClass, String method, long seed, long limitNanos) {

    List<String> fields() {
        return List.of(exercise, suiteClass, method, Long.toString(seed), Long.toString(limitNanos));
    }

    static CheckRequest of(List<String> fields) {
        return new CheckRequest(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Long.parseLong(fields.get(3)),
                Long.parseLong(fields.get(4)));
    }

    String name() {
        return suiteClass + "#" + method;
    }
}
