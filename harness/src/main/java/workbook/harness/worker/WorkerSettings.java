package workbook.harness.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * Says what a worker's JVM sees.
 *
 * @param harnessPath the class path of the harness and the libraries that suites use
 * @param suites the folder with the compiled suites
 * @param learner the folder with the learner's compiled classes
 * @param patience the factor on every limit; 1 is normal
 */
public record WorkerSettings(List<Path> harnessPath, Path suites, Path learner, double patience) {

    /** Copies the list. */
    public WorkerSettings {
        harnessPath = List.copyOf(harnessPath);
    }
}
