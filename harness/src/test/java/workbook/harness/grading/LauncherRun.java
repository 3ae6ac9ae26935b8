package workbook.harness.grading;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The main class of a JVM that runs suites with JUnit's launcher, as an IDE or Surefire does, and prints how they end. */
final class LauncherRun {

    private LauncherRun() {}

    public static void main(String[] suites) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(Arrays.stream(suites)
                                            .map(DiscoverySelectors::selectClass)
                                            .toList())
                                    .build(),
                            new Printer());
        }
    }

    private static final class Printer implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            System.out.println("> " + identifier.getLegacyReportingName() + " " + result.getStatus());
            result.getThrowable().ifPresent(thrown -> System.out.println("= " + thrown.getMessage()));
        }
    }
}
