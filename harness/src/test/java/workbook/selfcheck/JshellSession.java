package workbook.selfcheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jshell windows of one section: types what its listings type, and compares the answers. */
final class JshellSession implements AutoCloseable {

    private static final String PROMPT = "jshell> ";
    private static final String MORE = "   ...> ";
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[0-9]{4,5}(?![\\w.])");

    private static final Pattern PORT = Pattern.compile("(?i)port|127\\.0\\.0\\.1:");
    /** What toString() shows of an object that has nothing better: another number in each run. */
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,8}\\b");

    private final String classPath;
    private final Map<String, JshellWindow> windows = new HashMap<>();
    /** The port that a listing shows, and the one that the system chose this time. */
    private final Map<String, String> ports = new HashMap<>();

    JshellSession(String classPath) {
        this.classPath = classPath;
    }

    /** Plays a listing in the window of its name; returns the listing with the answers of this run in it. */
    List<String> play(Page.Listing listing) throws InterruptedException {
        JshellWindow window = windows.computeIfAbsent(listing.detail(), name -> new JshellWindow(classPath));
        List<String> seen = new ArrayList<>();
        int i = 0;
        while (i < listing.lines().size()) {
            String first = listing.lines().get(i++);
            if (!first.startsWith(PROMPT)) {
                throw new AssertionError("a line of input begins with \"" + PROMPT + "\": " + first);
            }
            seen.add(first);
            StringBuilder input = new StringBuilder(first.substring(PROMPT.length()));
            while (i < listing.lines().size() && listing.lines().get(i).startsWith(MORE)) {
                seen.add(listing.lines().get(i));
                input.append('\n').append(listing.lines().get(i++).substring(MORE.length()));
            }
            List<String> shown = new ArrayList<>();
            while (i < listing.lines().size() && !listing.lines().get(i).startsWith(PROMPT)) {
                shown.add(listing.lines().get(i++));
            }
            List<String> answers = window.type(replace(input.toString(), ports));
            for (int a = 0; a < answers.size(); a++) {
                seen.add(asShown(a < shown.size() ? shown.get(a) : "", answers.get(a), input.toString()));
            }
        }
        return seen;
    }

    /** Returns an answer with the ports that the listing shows in place of this run's; learns new ones. */
    private String asShown(String shown, String answer, String input) {
        List<String> there = numbers(shown);
        List<String> here = numbers(answer);
        if (there.size() == here.size() && PORT.matcher(input + answer).find()) {
            for (int i = 0; i < here.size(); i++) {
                ports.putIfAbsent(there.get(i), here.get(i));
            }
        }
        Map<String, String> back = new HashMap<>();
        ports.forEach((listed, actual) -> back.put(actual, listed));
        Matcher identity = IDENTITY.matcher(shown);
        String known = replace(answer, back);
        return identity.find() ? IDENTITY.matcher(known).replaceFirst(identity.group()) : known;
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(match -> match.group()).toList();
    }

    private static String replace(String text, Map<String, String> numbers) {
        return NUMBER.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(numbers.getOrDefault(match.group(), match.group())));
    }

    @Override
    public void close() {
        windows.values().forEach(JshellWindow::close);
    }
}
