package workbook.harness.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workbook.harness.resource.LargeFile;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/**
 * An answer of the learner's server, with the claims that a check makes about it.
 *
 * <p>Its body is read when the check claims something about it, so one claim about the body must be made before the next
 * answer of the same connection is read; {@link #bodyless()} is such a claim too.
 */
public final class HttpAnswer {

    /** They say when or how an answer came, not what it is about. */
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "connection", "keep-alive");

    /** Where the body comes from; fails unless the bytes come that are expected. */
    interface Body {
        void expect(byte[] bytes) throws IOException;

        void expect(LargeFile file, long from, long to) throws IOException;

        void skip(long length) throws IOException;
    }

    private final String request;
    private final int status;
    private final Map<String, List<String>> fields;
    private final Body body;

    /** Makes an answer to the request that begins with the line {@code request}. */
    HttpAnswer(String request, int status, Map<String, List<String>> fields, Body body) {
        this.request = request;
        this.status = status;
        this.fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                this.fields.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
        this.body = body;
    }

    /** Fails unless the status code is one of {@code allowed}. */
    public HttpAnswer is(int... allowed) {
        if (IntStream.of(allowed).noneMatch(code -> code == status)) {
            String expected = IntStream.of(allowed)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "))
                    .replaceFirst(", ([0-9]+)$", " or $1");
            throw failed("Your server answered %s to %s; expected %s", status, request, expected);
        }
        return this;
    }

    /** Fails unless the answer has the field, with this value. */
    public HttpAnswer has(String name, String value) {
        String seen = field(name);
        if (!seen.equals(value)) {
            throw failed(
                    "Your server's answer to %s has \"%s: %s\"; expected \"%s: %s\"", request, name, seen, name, value);
        }
        return this;
    }

    /** Fails unless the answer has the field, with exactly these elements of a list, in any order. */
    public HttpAnswer lists(String name, String... elements) {
        Set<String> seen =
                Arrays.stream(field(name).split(",")).map(String::strip).collect(Collectors.toSet());
        if (!seen.equals(Set.of(elements))) {
            throw failed(
                    "Your server's answer to %s has \"%s: %s\"; expected %s there",
                    request, name, field(name), String.join(", ", elements));
        }
        return this;
    }

    /** Fails unless the answer has the field with a value that the regular expression matches; returns the value. */
    public String matching(String name, String regex) {
        String seen = field(name);
        if (!seen.matches(regex)) {
            throw failed(
                    "Your server's answer to %s has \"%s: %s\", which is not of that field's form",
                    request, name, seen);
        }
        return seen;
    }

    /** Fails if the answer has the field with this value. */
    public HttpAnswer hasOther(String name, String value) {
        if (field(name).equals(value)) {
            throw failed("Your server's answer to %s still has \"%s: %s\"", request, name, value);
        }
        return this;
    }

    /** Fails unless the answer has the fields of {@code other}, but those that tell of the moment and the connection. */
    public HttpAnswer hasFieldsOf(HttpAnswer other) {
        for (String name : other.fields.keySet()) {
            if (!OF_THE_MOMENT.contains(name.toLowerCase(Locale.ROOT))) {
                has(name, other.field(name));
            }
        }
        return this;
    }

    /** Fails unless Content-Length and the body are those of {@code text} in UTF-8. */
    public void body(String text) throws IOException {
        body(Bytes.utf8(text));
    }

    /** Fails unless Content-Length and the body are those of {@code bytes}. */
    public void body(byte[] bytes) throws IOException {
        has("Content-Length", Integer.toString(bytes.length));
        body.expect(bytes);
    }

    /** Fails unless the next bytes of the body are those of {@code file} from {@code from} to {@code to}, not included. */
    public HttpAnswer part(LargeFile file, long from, long to) throws IOException {
        body.expect(file, from, to);
        return this;
    }

    /** Reads the body, whatever it is, as long as Content-Length says. */
    public void anyBody() throws IOException {
        body.skip(Long.parseLong(matching("Content-Length", "[0-9]{1,18}")));
    }

    /** Says that no body belongs to this answer: whatever comes next belongs to the next one. */
    public void bodyless() {}

    private String field(String name) {
        List<String> values = fields.get(name);
        if (values == null) {
            throw failed("Your server's answer to %s has no %s", request, name);
        }
        return String.join(", ", values);
    }

    private CheckFailure failed(String pattern, Object... arguments) {
        List<String> head = new ArrayList<>();
        head.add("The answer's status is " + status + ", and it has " + Units.counted(fields.size(), "field") + ":");
        fields.forEach((name, values) -> values.forEach(value -> head.add("  " + name + ": " + cut(value))));
        return CheckFailure.of(pattern, arguments).with(head);
    }

    private static String cut(String value) {
        return value.length() > 80 ? value.substring(0, 80) + "..." : value;
    }
}
