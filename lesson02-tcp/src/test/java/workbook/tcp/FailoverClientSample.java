package workbook.tcp;

import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.tcp.Tcp;
import workbook.harness.time.Jitter;
import workbook.harness.time.VirtualClock;

/** Sample tests of exercise 2.11. Add checks of your own: copy one, change its name and what the replicas do. */
@Exercise("2.11")
class FailoverClientSample {

    private static final FailoverPolicy POLICY = new FailoverPolicy(
            Duration.ofSeconds(10), Duration.ofMinutes(10), 2, Duration.ofSeconds(6), Duration.ofSeconds(60));

    @Check
    void theSecondReplicaAnswersWhenTheFirstOneRefuses(Tcp tcp, VirtualClock clock) throws Exception {
        var replica = tcp.listen();
        var client = new FailoverClient(
                List.of(tcp.refusing(), replica.address()), POLICY, clock::nanoTime, clock::pause, Jitter.of(0.5));
        var call = tcp.starting("call(\"What time is it?\", true)", () -> client.call("What time is it?", true));
        replica.accept().expect("What time is it?\n").send("Noon.\n");
        call.ends().returns("Noon.");
    }

    @Check
    void aReplicaThatComesUpLaterIsFoundInTheSecondRound(Tcp tcp, VirtualClock clock) throws Exception {
        var replica = tcp.serverThatIsDown();
        var client =
                new FailoverClient(List.of(replica.address()), POLICY, clock::nanoTime, clock::pause, Jitter.of(0.5));
        clock.duringPause(1, replica::comesUp);
        var call = tcp.starting("call(\"What time is it?\", true)", () -> client.call("What time is it?", true));
        clock.awaitPause(1);
        replica.accept().expect("What time is it?\n").send("Noon.\n");
        call.ends().returns("Noon.");
        // Half of 6 s, and nobody has waited for it: the clock is a virtual one.
        clock.expectPauses(Duration.ofSeconds(3));
    }
}
