package workbook.harness.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import workbook.harness.worker.WorkerMain;

/** The class path of a worker: the harness and the libraries that suites and samples may use, and no reference. */
public final class WorkerPath {

    private WorkerPath() {}

    /** Returns the entries of this JVM's class path that a worker needs. */
    public static List<Path> entries() {
        return Stream.of(
                        WorkerMain.class,
                        org.assertj.core.api.Assertions.class,
                        net.bytebuddy.ByteBuddy.class,
                        org.awaitility.Awaitility.class,
                        org.hamcrest.Matcher.class,
                        org.junit.jupiter.api.Test.class,
                        org.junit.platform.commons.JUnitException.class,
                        org.opentest4j.AssertionFailedError.class)
                .map(type -> ClassPlace.of(type))
                .toList();
    }
}
