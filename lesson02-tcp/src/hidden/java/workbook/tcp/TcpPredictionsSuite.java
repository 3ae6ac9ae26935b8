package workbook.tcp;

import static workbook.harness.predict.Prediction.predicting;

import java.util.List;
import java.util.Objects;
import workbook.harness.Check;
import workbook.harness.Exercise;

@Exercise("2.0")
class TcpPredictionsSuite {

    private static final String SPELLING =
            "An outcome is spelled as at the top of the class: RETURNS, RETURNS 7, BLOCKS, TIMES_OUT, THROWS EOFException.";
    private static final String TWO = "This question has two values.";

    @Check(points = 1, read = "2.1 GreetingClient")
    void theBytesOfOneRead() throws Exception {
        String writes = "A write is not a read: TCP carries bytes, and keeps no mark where one write ended.";
        predicting("bytesOfOneRead()", TcpPredictions::bytesOfOneRead)
                .because(List.of(5, 5), writes)
                .because(List.of(5, 10), writes)
                .because(List.of(1, 5), writes)
                .because(List.of(10, 10), "read() does not wait until the array is full, or until all has come.")
                .because(List.of(0, 10), "read() waits for something: for an array with room it never returns nothing.")
                .because(List.of(-1, 10), "Nobody has closed or shut down anything: the stream does not end here.")
                .because(List.of(1, 1024), "An array is room for bytes; it brings none.")
                .inForm(answer -> has(2, answer), TWO)
                .inForm(answer -> answer.get(0) <= answer.get(1), "The smallest comes first.")
                .otherwise(
                        "Think of the bytes in a row: where may the network cut, and how many have been sent in all?")
                // By reasoning: no run shows every cut that is allowed (RFC 9293, 2.2). One byte is what read() waits
                // for, and ten are all that was sent.
                .comparedWith(() -> List.of(1, 10));
    }

    @Check(points = 1, read = "2.1 GreetingClient", seconds = 5)
    void theTenBytesUnderATimeOut() throws Exception {
        String deadline = "setSoTimeout is no deadline: it bounds each wait for bytes, and starts anew.";
        predicting("tenBytesUnderATimeOut()", TcpPredictions::tenBytesUnderATimeOut)
                .because("TIMES_OUT", deadline)
                .because("THROWS SocketTimeoutException", deadline)
                .because("RETURNS 8", "A time-out that passes throws; it never returns what has come until then.")
                .because("RETURNS 1", "readNBytes is not read: it goes on until it has all, or the stream ends.")
                .because("BLOCKS", "Enough bytes come, one after the other, so no wait is for ever.")
                .inForm(TcpPredictionsSuite::isSpelled, SPELLING)
                .otherwise("How long is each single wait for a byte, and how many are there? " + SPELLING)
                .comparedWith(ProgramsToPredict::tenBytesUnderATimeOut);
    }

    @Check(points = 1, read = "2.2 GreetingServer")
    void theReadOfASecondClient() throws Exception {
        predicting("readOfASecondClient()", TcpPredictions::readOfASecondClient)
                .because("RETURNS 72", "One accept() serves one client: what the server sends goes to that one alone.")
                .because("RETURNS -1", "Nobody has ended this connection: its stream is silent, not over.")
                .because("RETURNS 0", "read() returns one byte or tells the end; it never returns that nothing came.")
                .because("THROWS ConnectException", "The listener still listens, and its kernel completes connections.")
                .because("BLOCKS", "A read waits no longer than it was told to.")
                .because("THROWS SocketTimeoutException", SPELLING)
                .inForm(TcpPredictionsSuite::isSpelled, SPELLING)
                .otherwise("Who has taken this connection, and who could send on it? " + SPELLING)
                .comparedWith(ProgramsToPredict::readOfASecondClient);
    }

    @Check(points = 1, read = "2.2 GreetingServer")
    void theSocketOfAPeerThatClosed() throws Exception {
        String once = "isConnected() says that you connected once; only a read tells that the peer is done.";
        String yours = "isClosed() tells about your own close(), never about the peer's.";
        predicting("socketOfAPeerThatClosed()", TcpPredictions::socketOfAPeerThatClosed)
                .because(List.of(false, true, false), once)
                .because(List.of(false, false, false), once)
                .because(List.of(true, true, false), yours)
                .because(List.of(true, true, true), yours)
                .because(List.of(true, false, false), "isConnected() looks back: your close() does not undo a connect.")
                .inForm(answer -> has(3, answer), "This question has three values.")
                .otherwise("Ask of each method: does it look at the peer, or does it remember your own calls?")
                .comparedWith(ProgramsToPredict::socketOfAPeerThatClosed);
    }

    @Check(points = 1, read = "2.3 EchoServer")
    void theReadsAfterShutdownOutput() throws Exception {
        predicting("readsAfterShutdownOutput()", TcpPredictions::readsAfterShutdownOutput)
                .because(
                        List.of(-1, -1),
                        "The end stands behind the bytes that were sent before, and never overtakes them.")
                .because(List.of(65, 0), "A 0 from read() would be a byte of the peer's. The end has another number.")
                .because(List.of(65, 65), "A byte that was read is gone from the stream.")
                .inForm(answer -> has(2, answer), TWO)
                .otherwise("What has the client put into the stream, and what did it put behind it?")
                .comparedWith(ProgramsToPredict::readsAfterShutdownOutput);
    }

    @Check(points = 1, read = "2.3 EchoServer")
    void theLateBytesThatArrive() throws Exception {
        predicting("lateBytesThatArrive()", TcpPredictions::lateBytesThatArrive)
                .because(
                        0,
                        "A FIN ends one direction: the client said that it sends no more, not that it reads no more.")
                .because(1, "readAllBytes() reads up to the end of the stream.")
                .otherwise("Which of the two directions is over, and what was sent in the other one?")
                .comparedWith(ProgramsToPredict::lateBytesThatArrive);
    }

    @Check(points = 1, read = "2.3 EchoServer")
    void theWriteToAPeerThatClosed() throws Exception {
        String buffered = "write() hands bytes to your own kernel, which has not heard yet that nobody wants them.";
        predicting("writeToAPeerThatClosed()", TcpPredictions::writeToAPeerThatClosed)
                .because("THROWS SocketException", buffered)
                .because("THROWS IOException", buffered)
                .because("BLOCKS", "write() waits for room in your own kernel, never for a program that reads.")
                .because("TIMES_OUT", "No time-out was set here, and there is none for write().")
                .because("RETURNS 1", "OutputStream.write has no result; it takes all its bytes or throws.")
                .inForm(TcpPredictionsSuite::isSpelled, SPELLING)
                .inForm(
                        answer -> !answer.startsWith("RETURNS "),
                        "A method without a result has the outcome RETURNS, without a number.")
                .otherwise("What does the peer's FIN say about your own direction? " + SPELLING)
                .comparedWith(ProgramsToPredict::writeToAPeerThatClosed);
    }

    @Check(points = 1, read = "2.3 EchoServer")
    void theBytesAvailableBeforeAndAfterTheEnd() throws Exception {
        predicting("availableBeforeAndAfterTheEnd()", TcpPredictions::availableBeforeAndAfterTheEnd)
                .because(List.of(0, -1), "available() counts bytes, and a count cannot tell that the stream is over.")
                .because(List.of(-1, -1), "available() counts bytes; a count of -1 makes no sense.")
                .because(List.of(1, 0), "Nobody has sent a byte, so none can be there.")
                .because(List.of(0, 1), "The end of the stream is no byte, and is not counted as one.")
                .inForm(answer -> has(2, answer), TWO)
                .otherwise("How many bytes lie ready at each of the two moments?")
                .comparedWith(ProgramsToPredict::availableBeforeAndAfterTheEnd);
    }

    private static boolean isSpelled(String outcome) {
        return outcome != null && outcome.matches("RETURNS( -?[0-9]+)?|BLOCKS|TIMES_OUT|THROWS [A-Za-z]+");
    }

    private static boolean has(int values, List<?> answer) {
        return answer != null && answer.size() == values && answer.stream().allMatch(Objects::nonNull);
    }
}
