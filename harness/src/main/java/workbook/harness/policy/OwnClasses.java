package workbook.harness.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The student's classes, read when they are first asked for. */
final class OwnClasses {
    private final ClassFiles files;
    private final Map<String, ScannedClass> read = new HashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();

    OwnClasses(ClassFiles files) {
        this.files = files;
    }

    boolean contains(String name) {
        return files.contains(name);
    }

    /** Returns the class, or nothing if there is no such class or its file cannot be read. */
    Optional<ScannedClass> find(String name) {
        if (files.contains(name) && !read.containsKey(name) && !unreadable.containsKey(name)) {
            try {
                read.put(name, ClassScanner.scan(name, files.bytes(name)));
            } catch (UnreadableClassException problem) {
                unreadable.put(name, problem.getMessage());
            }
        }
        return Optional.ofNullable(read.get(name));
    }

    /** Returns what is wrong with the file of a class that {@link #find} did not return. */
    Optional<String> problem(String name) {
        return Optional.ofNullable(unreadable.get(name));
    }

    /** Returns the root, if it is there, and every own class that running it can reach, the others sorted by name. */
    Set<String> reachableFrom(String root) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        next.add(root);
        while (!next.isEmpty()) {
            String name = next.remove();
            if (files.contains(name) && reached.add(name)) {
                find(name).ifPresent(found -> next.addAll(neighbours(found)));
            }
        }
        Set<String> inOrder = new LinkedHashSet<>();
        if (reached.contains(root)) {
            inOrder.add(root);
        }
        inOrder.addAll(new TreeSet<>(reached));
        return inOrder;
    }

    private static Set<String> neighbours(ScannedClass from) {
        Set<String> names = new HashSet<>(from.relatives());
        for (Use use : from.uses()) {
            if (use instanceof Use.Named named) {
                names.add(named.type());
            } else if (use instanceof Use.Member member) {
                names.add(member.owner());
            }
        }
        return names;
    }

    /**
     * Returns where an own class has a member from if neither it nor an own class above it declares it: the first
     * superclass that is not the student's, then the interfaces that are not. Without this, {@code class Mine extends
     * Thread} would make {@code Mine.getAllStackTraces()} look like a method of the student's.
     *
     * @return nothing if an own class declares the member, or if the file of one that might cannot be read
     */
    List<String> foreignOwners(Use.Member member) {
        List<String> foreign = new ArrayList<>();
        Deque<String> interfaces = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        String superclass = member.owner();
        while (files.contains(superclass) && seen.add(superclass)) {
            Optional<ScannedClass> found = find(superclass);
            if (found.isEmpty() || found.get().declares(member)) {
                return List.of();
            }
            interfaces.addAll(found.get().interfaces());
            superclass = found.get().superName();
        }
        if (!files.contains(superclass)) {
            foreign.add(superclass);
        }
        while (!interfaces.isEmpty()) {
            String name = interfaces.remove();
            if (!files.contains(name)) {
                foreign.add(name);
            } else if (seen.add(name) && find(name).isPresent()) {
                ScannedClass found = read.get(name);
                if (found.declares(member)) {
                    return List.of();
                }
                interfaces.addAll(found.interfaces());
            }
        }
        return foreign;
    }
}
