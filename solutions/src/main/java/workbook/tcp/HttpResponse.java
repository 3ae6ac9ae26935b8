package workbook.tcp;

import java.util.List;
import java.util.Map;

/**
 * A whole response of an HTTP server. Given complete.
 *
 * @param status the three digits of the status line as a number, such as 404
 * @param fields the values of each header field by its name, which is in lower case here; several fields of one name are
 *     several values, in the order in which they came
 * @param body the bytes of the body; empty if there are none. Both sides use the same array: nothing is copied
 */
public record HttpResponse(int status, Map<String, List<String>> fields, byte[] body) {

    /** Returns status and size; the body may be long, or no text. */
    @Override
    public String toString() {
        return "the response " + status + " with " + body.length + " bytes";
    }
}
