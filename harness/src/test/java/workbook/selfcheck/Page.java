package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the workbook in Markdown: its headings, its listings and its links.
 *
 * @param file where it stands
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)|src(?:set)?=\"([^\"]+)\"");

    /**
     * A listing between two fences.
     *
     * @param section the heading that it stands under
     * @param kind the first word behind the fence, or empty
     * @param detail the rest of that line
     * @param above the last line of text or the last command above it
     * @param lines what it shows
     * @param line the number of its first fence's line, from 1 on
     */
    record Listing(String section, String kind, String detail, String above, List<String> lines, int line) {}

    static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns every page of the workbook but those of the known mistakes, which have a form of their own. */
    static List<Page> all(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !root.relativize(file).toString().matches(".*\\b(target|mistakes)\\b.*"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of the headings, without their marks. */
    List<String> headings() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", ""))
                .toList();
    }

    /** Returns the anchors of the headings, as a forge makes them. */
    List<String> anchors() {
        return headings().stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Returns what the page's links and images point to. */
    List<String> targets() {
        List<String> found = new ArrayList<>();
        for (String line : prose()) {
            Matcher matcher = LINK.matcher(line);
            while (matcher.find()) {
                found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            }
        }
        return found;
    }

    /** Returns the lines under a heading that begins so, up to the next heading of its level or above. */
    List<String> under(String heading) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        boolean listing = false;
        int level = 0;
        for (String line : lines) {
            listing ^= line.stripLeading().startsWith(FENCE);
            int depth = listing ? 0 : depth(line);
            if (depth > 0 && inside && depth <= level) {
                break;
            }
            if (depth > 0 && !inside) {
                String title = line.substring(depth).strip();
                inside = title.equals(heading) || title.startsWith(heading + ":");
                level = depth;
                continue;
            }
            if (inside) {
                found.add(line);
            }
        }
        return found;
    }

    List<Listing> listings() {
        List<Listing> found = new ArrayList<>();
        String section = "";
        String above = "";
        List<String> body = null;
        String info = "";
        int start = 0;
        int indent = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (body == null && line.stripLeading().startsWith(FENCE)) {
                // A listing of a numbered step is indented as the step is.
                indent = line.indexOf(FENCE);
                line = line.substring(indent);
                body = new ArrayList<>();
                info = line.substring(FENCE.length()).strip();
                start = i + 1;
            } else if (body == null) {
                section = depth(line) > 0 ? line : section;
                above = line.isBlank() ? above : line;
            } else if (line.strip().equals(FENCE)) {
                String[] words = info.split(" ", 2);
                found.add(new Listing(section, words[0], words.length > 1 ? words[1] : "", above, body, start));
                // The output of a command stands right below it.
                above = words[0].equals("sh") && !body.isEmpty() ? body.get(body.size() - 1) : above;
                body = null;
            } else {
                body.add(line.substring(Math.min(indent, line.length())));
            }
        }
        if (body != null) {
            throw new IllegalStateException(file + ":" + start + ": this listing has no end");
        }
        return found;
    }

    /** Returns the place of a line, for a message. */
    String place(int line) {
        return Workbook.built().root().relativize(file) + ":" + line;
    }

    private List<String> prose() {
        List<String> found = new ArrayList<>();
        boolean listing = false;
        for (String line : lines) {
            listing ^= line.stripLeading().startsWith(FENCE);
            if (!listing) {
                found.add(line);
            }
        }
        return found;
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '#') {
            depth++;
        }
        return depth < line.length() && line.charAt(depth) == ' ' ? depth : 0;
    }
}
