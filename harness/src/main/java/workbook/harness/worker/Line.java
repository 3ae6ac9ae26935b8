package workbook.harness.worker;

import java.util.ArrayList;
import java.util.List;

/** Puts fields of any text into one line and takes them out again; a field may itself be such a line. */
final class Line {

    private Line() {}

    /** Returns the fields joined by tabs, with tabs, line ends and backslashes in them escaped. */
    static String join(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                switch (c) {
                    case '\\' -> line.append("\\\\");
                    case '\t' -> line.append("\\t");
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    default -> line.append(c);
                }
            }
            // Each field is ended, not separated, so that no field and one empty field are told apart.
            line.append('\t');
        }
        return line.toString();
    }

    /** Returns the fields of a line that {@link #join} made. */
    static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                field.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped;
                        });
            } else {
                field.append(c);
            }
        }
        return fields;
    }
}
