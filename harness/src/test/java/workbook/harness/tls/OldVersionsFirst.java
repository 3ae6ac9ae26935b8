package workbook.harness.tls;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Lets this JVM take TLS 1.1 before a test runs: other tests make contexts too, and the first one settles it for all. */
public final class OldVersionsFirst implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        OldVersions.allow();
    }
}
