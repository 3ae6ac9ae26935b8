package workbook.harness.tls;

import java.security.Security;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lets a JVM take TLS 1.1, as older ones do: so it can be seen whether a program leaves the choice to the JVM. */
public final class OldVersions {

    private static final String DISABLED = "jdk.tls.disabledAlgorithms";

    private OldVersions() {}

    /** Lets this JVM take them; whoever makes a context asks first, since the JDK reads the setting once, at the first one. */
    public static synchronized void allow() {
        Security.setProperty(
                DISABLED,
                Arrays.stream(Security.getProperty(DISABLED).split(","))
                        .map(String::strip)
                        .filter(Predicate.not(Tls.TLS_1_1::equals))
                        .collect(Collectors.joining(", ")));
    }
}
