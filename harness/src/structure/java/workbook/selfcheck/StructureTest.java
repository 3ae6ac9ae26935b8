package workbook.selfcheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house keeps its order: who may know whom, and what no file of ours may do. */
class StructureTest {

    private static final String[] LESSONS = {
        "workbook.basics..", "workbook.tcp..", "workbook.udp..", "workbook.handshake.."
    };

    /** What a suite speaks with. */
    private static final String[] WORDS = {
        "workbook.harness.call..",
        "workbook.harness.http..",
        "workbook.harness.predict..",
        "workbook.harness.program..",
        "workbook.harness.resource..",
        "workbook.harness.script..",
        "workbook.harness.tcp..",
        "workbook.harness.tls..",
        "workbook.harness.time..",
        "workbook.harness.udp.."
    };

    /** What runs checks and judges them. */
    private static final String[] JUDGES = {
        "workbook.harness.grading..",
        "workbook.harness.policy..",
        "workbook.harness.report..",
        "workbook.harness.worker.."
    };

    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+)\\.sleep\\(");

    /** A socket's own number, or an endpoint of this host; one elsewhere may have the port of a service. */
    private static final Pattern FIXED_PORT =
            Pattern.compile("new (ServerSocket|DatagramSocket|MulticastSocket)\\([1-9][0-9_]*[,)]"
                    + "|new InetSocketAddress\\((InetAddress\\.getLoopbackAddress\\(\\)|loopback\\(\\)"
                    + "|\"(127\\.[^\"]*|localhost|::1)\"), *[1-9][0-9_]*\\)");

    private static final DescribedPredicate<JavaMethodCall> SLEEPS = new DescribedPredicate<>("sleep() is called") {
        @Override
        public boolean test(JavaMethodCall call) {
            AccessTarget.MethodCallTarget target = call.getTarget();
            return target.getName().equals("sleep")
                    && (target.getOwner().isEquivalentTo(Thread.class)
                            || target.getOwner().isEquivalentTo(java.util.concurrent.TimeUnit.class));
        }
    };

    @Test
    void thePackagesOfTheHarnessHaveNoCycle() {
        slices().matching("workbook.harness.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that knows its users cannot be understood alone")
                .check(harness());
    }

    @Test
    void theWordsOfSuitesDoNotKnowWhoJudges() {
        noClasses()
                .that()
                .resideInAnyPackage(WORDS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JUDGES)
                .because("a check says what happened; others decide what that earns")
                .check(harness());
    }

    @Test
    void whatIsFoundAndHowItIsToldKnowsNothingOfTheWire() {
        noClasses()
                .that()
                .resideInAnyPackage("workbook.harness.text..", "workbook.harness.finding..", "workbook.harness.grade..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(concat(WORDS, JUDGES))
                .because("they are the ground that everything else stands on")
                .check(harness());
    }

    @Test
    void theHarnessKnowsNoLesson() {
        noClasses()
                .that()
                .resideInAPackage("workbook.harness..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(concat(LESSONS, new String[] {"workbook.roles.."}))
                .because("a lesson is found by its files, so that one can be added without touching the harness")
                .check(harness());
    }

    @Test
    void theReferencesKnowTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("workbook..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(concat(LESSONS, new String[] {"java..", "javax..", "workbook.roles.."}))
                .because("a student has nothing but the JDK either")
                .check(importer(Workbook.built().solutions()));
    }

    @Test
    void theStubsKnowTheJdkAlone() {
        for (Lesson lesson : Workbook.LESSONS) {
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "javax..", "workbook." + lesson.packageName() + "..")
                    .because("an exercise needs nothing but the JDK and its own lesson")
                    .check(importer(compiled(lesson, "target/classes")));
        }
    }

    @Test
    void suitesAndSamplesSpeakWithTheWordsOfTheHarness() {
        for (Lesson lesson : Workbook.LESSONS) {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(concat(JUDGES, new String[] {"workbook.roles..", "workbook.selfcheck.."}))
                    .because("a suite that reaches behind the words could judge itself")
                    .check(importer(compiled(lesson, "target/test-classes")));
        }
    }

    @Test
    void aSuiteHoldsNoState() {
        for (Lesson lesson : Workbook.LESSONS) {
            fields().that()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Suite")
                    .or()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Peers")
                    .should()
                    .beStatic()
                    .andShould()
                    .beFinal()
                    .because("each check must be able to run alone and in any order")
                    .allowEmptyShould(true)
                    .check(importer(compiled(lesson, "target/test-classes")));
        }
    }

    @Test
    void nobodySleepsToSynchronise() {
        List<Path> folders =
                new ArrayList<>(List.of(harnessClasses(), Workbook.built().solutions()));
        for (Lesson lesson : Workbook.LESSONS) {
            folders.add(compiled(lesson, "target/classes"));
            folders.add(compiled(lesson, "target/test-classes"));
        }
        noClasses()
                .should()
                .callMethodWhere(SLEEPS)
                .because("a sleep hopes that something has happened; await it")
                .check(new ClassFileImporter().importPaths(folders));
        assertThat(linesWith(SLEEP, "solutions/variants")).isEmpty();
    }

    @Test
    void nobodyBindsAFixedPort() {
        // A constant is inlined by the compiler, so the source is looked at.
        assertThat(linesWith(FIXED_PORT, "solutions")).isEmpty();
        for (Lesson lesson : Workbook.LESSONS) {
            assertThat(linesWith(FIXED_PORT, lesson.module())).isEmpty();
        }
    }

    private static JavaClasses harness() {
        return importer(harnessClasses());
    }

    private static Path harnessClasses() {
        return Workbook.built().root().resolve("harness/target/classes");
    }

    private static Path compiled(Lesson lesson, String folder) {
        return Workbook.built().root().resolve(lesson.module()).resolve(folder);
    }

    private static JavaClasses importer(Path folder) {
        return new ClassFileImporter().importPath(folder);
    }

    private static String[] concat(String[] first, String[] second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
    }

    private static List<String> linesWith(Pattern pattern, String folder) {
        Path root = Workbook.built().root();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (pattern.matcher(lines.get(i)).find()) {
                        found.add(root.relativize(file) + ":" + (i + 1) + ": "
                                + lines.get(i).strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
