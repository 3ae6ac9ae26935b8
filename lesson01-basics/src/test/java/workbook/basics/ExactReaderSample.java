package workbook.basics;

import static workbook.harness.call.Calling.calling;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

/** Sample tests of exercise 1.3. Add checks of your own: copy one, change its name and its values. */
@Exercise("1.3")
class ExactReaderSample {

    @Check
    void theFirstBytesAreReadAndTheOthersAreLeft() {
        InputStream in = new ByteArrayInputStream(Bytes.utf8("HEADbody"));
        calling("readExactly(in, 4)", () -> ExactReader.readExactly(in, 4)).returns(Bytes.utf8("HEAD"));
        calling("in.readAllBytes() after it", in::readAllBytes).returns(Bytes.utf8("body"));
    }

    @Check
    void twoPiecesBecomeOneArray() {
        // One read of this stream returns "ab" or less, the next one "cde" or less.
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream(Bytes.utf8("ab")), new ByteArrayInputStream(Bytes.utf8("cde")));
        calling("readExactly(in, 5) of \"ab\", \"cde\"", () -> ExactReader.readExactly(in, 5))
                .returns(Bytes.utf8("abcde"));
    }

    @Check
    void anEarlyEndIsTold() {
        InputStream in = new ByteArrayInputStream(Bytes.utf8("abc"));
        calling("readExactly(in, 5) of 3 bytes", () -> ExactReader.readExactly(in, 5))
                .refuses(EOFException.class)
                .naming("3")
                .naming("5");
    }
}
