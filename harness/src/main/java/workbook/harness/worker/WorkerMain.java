package workbook.harness.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import workbook.harness.Reference;
import workbook.harness.finding.LearnerCode;
import workbook.harness.resource.OpenSockets;

/**
 * The worker's main class: runs checks one after the other until its input ends.
 *
 * <p>The first line of its input is the nonce, the second the folder with the learner's classes, the third the class
 * path of the suites and the learner's classes.
 */
public final class WorkerMain {

    static final String READY = "READY";
    static final String STARTED = "STARTED";
    static final String REPORT = "REPORT";
    static final String PLAY = "PLAY";
    static final String PLAYED = "PLAYED";
    static final String RUN = "RUN";

    private final String nonce;
    private final PrintStream replies;
    private final BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<String>> played = new LinkedBlockingQueue<>();

    private WorkerMain(String nonce, PrintStream replies) {
        this.nonce = nonce;
        this.replies = replies;
    }

    /** Runs the worker. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream replies = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // From here on the learner's program can neither read our input nor write our output.
        System.setIn(InputStream.nullInputStream());
        CapturedOutput output = new CapturedOutput();

        WorkerMain worker = new WorkerMain(in.readLine(), replies);
        Path learnersClasses = Path.of(in.readLine());
        URL[] classPath = urls(in.readLine());
        OpenSockets.warmUp();
        worker.reply(READY);
        Thread reader = new Thread(() -> worker.read(in), "requests");
        reader.setDaemon(true);
        reader.start();
        worker.serve(learnersClasses, output, classPath);
    }

    private void serve(Path learnersClasses, CapturedOutput output, URL[] classPath)
            throws InterruptedException, IOException {
        while (true) {
            CheckRequest request = CheckRequest.of(requests.take());
            // For each check anew: the one before may have closed System.out.
            output.install();
            reply(STARTED);
            CheckReport report;
            // The classes may be other ones than at this worker's start: who grades many programs exchanges them.
            CheckRunner runner = new CheckRunner(LearnerCode.in(learnersClasses), reference(), output);
            // A loader for each check: no static state of the learner's passes from one check to the next.
            try (URLClassLoader loader = new URLClassLoader(classPath, WorkerMain.class.getClassLoader())) {
                report = runner.run(request, loader);
            }
            List<String> fields = report.fields();
            reply(REPORT, fields.toArray(String[]::new));
        }
    }

    private void read(BufferedReader in) {
        try {
            for (String line; (line = in.readLine()) != null; ) {
                List<String> fields = Line.split(line);
                List<String> arguments = fields.subList(1, fields.size());
                (fields.get(0).equals(RUN) ? requests : played).add(arguments);
            }
        } catch (IOException e) {
            // The supervisor is gone, as at the end of its input.
        }
        // Not exit(): a shutdown hook or a thread of the learner's must not keep a worker alive.
        Runtime.getRuntime().halt(0);
    }

    private Reference reference() {
        return (role, argument) -> {
            List<String> answer;
            // One role at a time: an answer does not say which question it belongs to.
            synchronized (played) {
                reply(PLAY, role, argument);
                answer = played.take();
            }
            if (answer.get(0).isEmpty()) {
                return answer.get(1);
            }
            throw new IOException(answer.get(0));
        };
    }

    private void reply(String kind, String... fields) {
        String line = Line.join(Arrays.asList(fields));
        synchronized (replies) {
            replies.print(nonce + "\t" + kind + "\t" + line + "\n");
            replies.flush();
        }
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
        String[] entries = classPath.split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
