package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the course refuses: the statement, what the breach calls it, and a part of the reason. */
class RefusalsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        System.exit(0);                                         | System.exit(int)                   | must not end the JVM
        Runtime.getRuntime().exit(1);                           | Runtime.exit(int)                  | must not end the JVM
        Runtime.getRuntime().halt(1);                           | Runtime.halt(int)                  | must not end the JVM
        Runtime.getRuntime().addShutdownHook(null);             | Runtime.addShutdownHook(Thread)    | close what you opened
        Runtime.getRuntime().exec("ls");                        | Runtime.exec(String)               | start other programs
        new ProcessBuilder("ls").start();                       | java.lang.ProcessBuilder           | start other programs
        ProcessHandle.current().destroy();                      | java.lang.ProcessHandle            | start other programs
        System.loadLibrary("x");                                | System.loadLibrary(String)         | native code
        System.load("x");                                       | System.load(String)                | native code
        Object o = (sun.misc.Unsafe) null;                      | sun.misc.Unsafe                    | inside of the JDK
        """)
    void endingTheJvmProgramsAndNativeCode(String statement, String call, String reason) throws IOException {
        assertRefused(statement, call, reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        Class.forName("x");                                     | Class.forName(String)              | Reflection
        getClass().getDeclaredMethods();                        | Class.getDeclaredMethods()         | Reflection
        getClass().getField("x");                               | Class.getField(String)             | Reflection
        getClass().getDeclaredConstructor();                    | Class.getDeclaredConstructor(Class[]) | Reflection
        ((java.lang.reflect.Method) null).invoke(null);         | java.lang.reflect.Method           | Reflection
        java.lang.reflect.Array.newInstance(int.class, 3);      | java.lang.reflect.Array            | Reflection
        java.lang.invoke.MethodHandles.lookup();                | MethodHandles.lookup()             | Reflection
        ((java.lang.invoke.MethodHandle) null).invoke(1, "a");  | java.lang.invoke.MethodHandle      | Reflection
        getClass().getResourceAsStream("x");                    | Class.getResourceAsStream(String)  | Reflection
        getClass().getClassLoader();                            | Class.getClassLoader()             | find or load others
        Thread.currentThread().getContextClassLoader();         | Thread.getContextClassLoader()     | find or load others
        new URLClassLoader(new java.net.URL[0]);                | java.net.URLClassLoader            | find or load others
        ServiceLoader.load(Runnable.class);                     | java.util.ServiceLoader            | find or load others
        ResourceBundle.getBundle("x");                          | java.util.ResourceBundle           | find or load others
        ((java.lang.invoke.VarHandle) null).getAndSet(1);       | VarHandle.getAndSet(int)           | not on the list
        """)
    void classLoadingAndReflection(String statement, String call, String reason) throws IOException {
        assertRefused(statement, call, reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        new Exception().getStackTrace();                        | Exception.getStackTrace()          | its callers
        new Exception().setStackTrace(null);                    | Exception.setStackTrace(StackTraceElement[]) | its callers
        Thread.currentThread().getStackTrace();                 | Thread.getStackTrace()             | its callers
        Thread.dumpStack();                                     | Thread.dumpStack()                 | its callers
        StackWalker.getInstance();                              | java.lang.StackWalker              | its callers
        Thread.getAllStackTraces();                             | Thread.getAllStackTraces()         | its callers
        java.util.concurrent.ForkJoinWorkerThread.getAllStackTraces(); | ForkJoinWorkerThread.getAllStackTraces() | its callers
        Thread.enumerate(null);                                 | Thread.enumerate(Thread[])         | belong to the grader
        Thread.currentThread().getThreadGroup();                | Thread.getThreadGroup()            | belong to the grader
        new ThreadGroup("x");                                   | java.lang.ThreadGroup              | belong to the grader
        java.lang.management.ManagementFactory.getThreadMXBean(); | java.lang.management.ManagementFactory | belong to the grader
        System.in.read();                                       | System.in                          | standard input
        """)
    void otherThreadsAndTheGrader(String statement, String call, String reason) throws IOException {
        assertRefused(statement, call, reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        System.getProperty("x");                                | System.getProperty(String)         | differ from one machine
        System.getenv("x");                                     | System.getenv(String)              | differ from one machine
        Integer.getInteger("x");                                | Integer.getInteger(String)         | differ from one machine
        Long.getLong("x", 1);                                   | Long.getLong(String, long)         | differ from one machine
        Boolean.getBoolean("x");                                | Boolean.getBoolean(String)         | differ from one machine
        System.setProperty("x", "y");                           | System.setProperty(String, String) | setting of the whole JVM
        System.setOut(System.err);                              | System.setOut(PrintStream)         | setting of the whole JVM
        Locale.setDefault(Locale.ROOT);                         | Locale.setDefault(Locale)          | setting of the whole JVM
        TimeZone.setDefault(null);                              | TimeZone.setDefault(TimeZone)      | setting of the whole JVM
        SimpleTimeZone.setDefault(null);                        | SimpleTimeZone.setDefault(TimeZone) | setting of the whole JVM
        Thread.setDefaultUncaughtExceptionHandler(null);        | Thread.setDefaultUncaughtExceptionHandler(Thread.UncaughtExceptionHandler) | setting of the whole JVM
        ProxySelector.setDefault(null);                         | java.net.ProxySelector             | setting of the whole JVM
        Authenticator.setDefault(null);                         | java.net.Authenticator             | setting of the whole JVM
        CookieHandler.setDefault(null);                         | java.net.CookieHandler             | setting of the whole JVM
        javax.net.ssl.SSLContext.setDefault(null);              | SSLContext.setDefault(SSLContext)  | setting of the whole JVM
        Socket.setSocketImplFactory(null);                      | Socket.setSocketImplFactory(SocketImplFactory) | setting of the whole JVM
        javax.net.ssl.SSLSocket.setSocketImplFactory(null);     | SSLSocket.setSocketImplFactory(SocketImplFactory) | setting of the whole JVM
        ServerSocket.setSocketFactory(null);                    | ServerSocket.setSocketFactory(SocketImplFactory) | setting of the whole JVM
        MulticastSocket.setDatagramSocketImplFactory(null);     | MulticastSocket.setDatagramSocketImplFactory(DatagramSocketImplFactory) | setting of the whole JVM
        java.security.Security.addProvider(null);               | java.security.Security             | setting of the whole JVM
        java.util.prefs.Preferences.userRoot();                 | java.util.prefs.Preferences        | setting of the whole JVM
        java.util.logging.LogManager.getLogManager();           | java.util.logging.LogManager       | setting of the whole JVM
        """)
    void settingsOfTheWholeJvm(String statement, String call, String reason) throws IOException {
        assertRefused(statement, call, reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        new FileInputStream("x");                               | java.io.FileInputStream            | no files
        new FileReader("x");                                    | java.io.FileReader                 | no files
        new File("x").delete();                                 | java.io.File                       | no files
        new RandomAccessFile("x", "r");                         | java.io.RandomAccessFile           | no files
        new PrintStream("x");                                   | new PrintStream(String)            | no files
        new PrintWriter("x", "UTF-8");                          | new PrintWriter(String, String)    | no files
        new Formatter("x");                                     | new Formatter(String)              | no files
        new Scanner((java.nio.file.Path) null);                 | new Scanner(Path)                  | no files
        java.nio.file.Files.delete(null);                       | java.nio.file.Files                | no files
        java.nio.channels.FileChannel.open(null);               | java.nio.channels.FileChannel      | no files
        new java.util.zip.ZipFile("x");                         | java.util.zip.ZipFile              | no files
        new java.util.logging.FileHandler();                    | java.util.logging.FileHandler      | no files
        new ObjectInputStream(null);                            | java.io.ObjectInputStream          | serialized objects
        new ObjectOutputStream(null);                           | java.io.ObjectOutputStream         | serialized objects
        java.lang.ref.Cleaner.create();                         | java.lang.ref.Cleaner              | try-with-resources
        System.gc();                                            | System.gc()                        | garbage collector
        """)
    void filesSerializationAndFinalization(String statement, String call, String reason) throws IOException {
        assertRefused(statement, call, reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        new java.net.URL("http://x").openStream();              | java.net.URL                       | build this itself
        ((URLConnection) null).connect();                       | java.net.URLConnection             | build this itself
        javax.net.ssl.HttpsURLConnection.getDefaultHostnameVerifier(); | javax.net.ssl.HttpsURLConnection | build this itself
        java.net.http.HttpClient.newHttpClient();               | java.net.http.HttpClient           | build this itself
        com.sun.net.httpserver.HttpServer.create();             | com.sun.net.httpserver.HttpServer  | build this itself
        new javax.naming.InitialContext();                      | javax.naming.InitialContext        | build this itself
        new javax.script.ScriptEngineManager();                 | javax.script.ScriptEngineManager   | not on the list
        java.sql.DriverManager.getDrivers();                    | java.sql.DriverManager             | not on the list
        """)
    void whatTheExercisesBuildByHandAndWhatNoRuleKnows(String statement, String call, String reason)
            throws IOException {
        assertRefused(statement, call, reason);
    }

    @Test
    void aMethodReferenceIsACall() throws IOException {
        assertRefused(
                "java.util.function.IntConsumer end = System::exit; end.accept(1);",
                "System.exit(int)",
                "must not end the JVM");
    }

    @Test
    void aNativeMethod() throws IOException {
        ClassFiles own =
                TestCompiler.compile(folder, "package workbook.tcp;\nclass Root { native void poke(int at); }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .singleElement()
                .satisfies(breach -> assertThat(breach.call()).isEqualTo("native poke"))
                .satisfies(breach -> assertThat(breach.reason()).contains("native code"));
    }

    @Test
    void aFinalizer() throws IOException {
        ClassFiles own =
                TestCompiler.compile(folder, "package workbook.tcp;\nclass Root { protected void finalize() {} }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("Object.finalize()");
    }

    @Test
    void aRefusedInterfaceThatIsImplemented() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder, "package workbook.tcp;\nabstract class Root implements java.io.Externalizable { }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("java.io.Externalizable");
    }

    @Test
    void aFieldOfARefusedType() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, "package workbook.tcp;\nclass Root { java.io.File file; }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("java.io.File");
    }

    private void assertRefused(String statement, String call, String reason) throws IOException {
        ClassFiles own = TestCompiler.compileStatements(folder, statement);
        List<Breach> breaches = ApiPolicy.course().judge(own, "workbook.tcp.Root");

        assertThat(breaches)
                .filteredOn(breach -> breach.call().equals(call))
                .as("breaches that name %s among %s", call, breaches)
                .singleElement()
                .satisfies(breach -> assertThat(breach.reason()).contains(reason))
                .satisfies(breach -> assertThat(breach.line()).isEqualTo(2));
    }
}
