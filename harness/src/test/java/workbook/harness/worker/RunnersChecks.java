package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Reference;
import workbook.harness.scene.CheckFailure;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;

/** The suite that the runner's tests run: each check ends in another way. */
final class RunnersChecks {

    /** Ends the threads of these checks when the test is over. */
    static CountDownLatch enough = new CountDownLatch(1);

    static ServerSocket left;

    private static final AtomicInteger CLOSED = new AtomicInteger();

    @Check
    void passes() {}

    @Check
    void fails(Tcp tcp) throws Exception {
        ServerSocket listener = tcp.closing(RunnersProgram.listen());
        var client = tcp.connect((java.net.InetSocketAddress) listener.getLocalSocketAddress());
        client.through(TcpFault.pieces(2)).send("a");
        throw CheckFailure.of("Your server sent %s", "nothing").missing("FIN");
    }

    @Check
    void waitsInVain(Tcp tcp) throws Exception {
        ServerSocket listener = tcp.closing(RunnersProgram.listen());
        tcp.starting("accept()", () -> RunnersProgram.acceptTwice(listener));
        tcp.connect((java.net.InetSocketAddress) listener.getLocalSocketAddress())
                .expect("hello");
    }

    @Check
    void throwsAnException() throws IOException {
        RunnersProgram.connectToNobody();
    }

    @Check
    void claims() {
        assertThat(RunnersProgram.port()).as("the port").isEqualTo(80);
    }

    @Check
    void isTodo() {
        RunnersProgram.todo("9.1");
    }

    @Check
    void needsAnotherExercise() {
        RunnersProgram.todo("9.7");
    }

    @Check
    void isTodoOnAnotherThread() throws InterruptedException {
        RunnersProgram.start(() -> RunnersProgram.todo("9.1")).join();
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void isTodoInACallThatItWaitsFor(Tcp tcp) throws IOException {
        tcp.starting("call()", () -> {
            RunnersProgram.todo("9.1");
            return null;
        });
        tcp.listen().accept();
    }

    @Check
    void waitsForACallThatHasEnded(Tcp tcp) throws IOException {
        tcp.starting("port()", RunnersProgram::port);
        tcp.listen().accept();
    }

    @Check
    void hangsAfterATodoOnAnotherThread() throws InterruptedException {
        RunnersProgram.start(() -> RunnersProgram.todo("9.1")).join();
        RunnersProgram.await(enough);
    }

    @Check
    void claimsWithoutAWord() {
        throw new AssertionError();
    }

    @Check
    void isCancelled() {
        throw new CancellationException("given up");
    }

    @Check
    void failsAfterAnUncaughtException() throws InterruptedException {
        RunnersProgram.start(RunnersProgram::breakDown).join();
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void failsJustBeforeAnUncaughtException() {
        RunnersProgram.start(() -> {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(20)) {
                Thread.onSpinWait();
            }
            RunnersProgram.breakDown();
        });
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void hangs() throws InterruptedException {
        RunnersProgram.await(enough);
    }

    @Check
    void leavesAThread() {
        RunnersProgram.start(() -> RunnersProgram.await(enough));
    }

    @Check
    void leavesAThreadOfTheCommonPool() {
        ForkJoinPool.commonPool().execute(() -> RunnersProgram.await(enough));
    }

    @Check
    void failsAndLeavesAThread() {
        leavesAThread();
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void leavesASocket() throws IOException {
        left = RunnersProgram.listen();
    }

    @Check
    void failsAndLeavesASocket() throws IOException {
        leavesASocket();
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void closesLater(Tcp tcp) throws IOException {
        ServerSocket listener = RunnersProgram.listen();
        tcp.closing(() -> RunnersProgram.start(() -> RunnersProgram.close(listener)));
    }

    @Check
    void leavesAThreadUntilThePeerIsGone(Tcp tcp) throws Exception {
        ServerSocket listener = tcp.closing(RunnersProgram.listen());
        tcp.connect((java.net.InetSocketAddress) listener.getLocalSocketAddress());
        RunnersProgram.start(RunnersProgram.reading(listener.accept()));
    }

    @Check
    void leavesACallUntilThePeerIsGone(Tcp tcp) throws Exception {
        ServerSocket listener = tcp.closing(RunnersProgram.listen());
        tcp.connect((java.net.InetSocketAddress) listener.getLocalSocketAddress());
        Runnable reading = RunnersProgram.reading(listener.accept());
        tcp.starting("serve()", () -> {
            reading.run();
            return true;
        });
    }

    @Check
    void hangsInClose(Tcp tcp) {
        tcp.closing(() -> RunnersProgram.await(enough));
    }

    @Check
    void throwsInClose(Tcp tcp) {
        tcp.closing(() -> RunnersProgram.breakDown());
    }

    @Check
    void throwsATimeoutInClose(Tcp tcp) {
        tcp.closing(() -> {
            throw new TimeoutException("the thread did not end");
        });
    }

    @Check
    void isTodoInClose(Tcp tcp) {
        tcp.closing(() -> RunnersProgram.todo("9.1"));
    }

    @Check
    void leavesASocketForACloseThatIsTodo(Tcp tcp) throws IOException {
        leavesASocket();
        isTodoInClose(tcp);
    }

    @Check
    void failsAndThrowsInClose(Tcp tcp) throws TimeoutException {
        throwsInClose(tcp);
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void prints() {
        System.out.println("accepting");
        throw CheckFailure.of("Your server sent nothing");
    }

    @Check
    void recursesWithoutEnd() {
        RunnersProgram.deeper();
    }

    @Check
    void speaksWithEveryWord(Tcp tcp, Dice dice, Reference reference) throws Exception {
        assertThat(tcp).isNotNull();
        assertThat(dice.letters(3)).hasSize(3);
        assertThat(reference.play("role", "told")).isEqualTo("role told");
    }

    @Check
    void asksForAnUnknownWord(String word) {
        assertThat(word).isNull();
    }

    @Check
    void seesItsLoader() {
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(RunnersChecks.class.getClassLoader());
    }

    @Check
    void countsUp() {
        assertThat(CLOSED.incrementAndGet()).isEqualTo(1);
    }

    void isNoCheck() {}
}
