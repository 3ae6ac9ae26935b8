package workbook.harness.worker;

import workbook.harness.Check;
import workbook.harness.scene.CheckFailure;

/**
 * Two checks that must not pass; they run in every new worker. If one is green there, that worker's verdicts mean
 * nothing.
 */
final class Canary {

    private Canary() {}

    @Check
    void mustFail() {
        throw CheckFailure.of("the canary fails, as it must");
    }

    @Check
    void mustThrow() {
        throw new IllegalStateException("the canary throws, as it must");
    }
}
