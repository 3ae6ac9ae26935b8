package workbook.harness.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds one exercise's classes against the rules. */
final class Judge {
    private final Rulebook rulebook;
    private final OwnClasses own;
    private final Set<String> reachable;
    private final Set<String> ownPackages = new HashSet<>();

    Judge(Rulebook rulebook, ClassFiles files, String rootClass) {
        this.rulebook = rulebook;
        this.own = new OwnClasses(files);
        this.reachable = own.reachableFrom(rootClass);
        reachable.forEach(name -> ownPackages.add(packageOf(name)));
    }

    List<Breach> breaches() {
        List<Breach> breaches = new ArrayList<>();
        for (String name : reachable) {
            own.problem(name).ifPresent(problem -> breaches.add(unreadable(name, problem)));
            own.find(name).ifPresent(found -> breaches.addAll(breachesOf(found)));
        }
        return breaches;
    }

    private static Breach unreadable(String name, String problem) {
        String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        return new Breach(name, SourceFiles.guess(name), 0, file, problem);
    }

    private List<Breach> breachesOf(ScannedClass judged) {
        Findings findings = new Findings(judged);
        for (Use use : judged.uses()) {
            if (use instanceof Use.Named named) {
                judgeType(named, findings);
            } else if (use instanceof Use.Member member) {
                judgeMember(member, findings);
            } else if (use instanceof Use.NativeMethod method) {
                Verdict verdict = rulebook.onType(Use.NativeMethod.RULE_NAME);
                if (!verdict.isAllowed()) {
                    findings.addPlace(method, verdict.reason());
                }
            }
        }
        return findings.inOrderOfLines();
    }

    /** Returns whether the type may be named. */
    private boolean judgeType(Use.Named named, Findings findings) {
        if (own.contains(named.type())) {
            return true;
        }
        Verdict verdict = rulebook.onType(named.type());
        if (verdict.isAllowed() || isMissing(named.type(), verdict)) {
            return true;
        }
        findings.addType(named, verdict.reason());
        return false;
    }

    private void judgeMember(Use.Member member, Findings findings) {
        if (!own.contains(member.owner())) {
            judgeForeignMember(member, findings);
            return;
        }
        List<String> owners = own.foreignOwners(member);
        for (int i = 0; i < owners.size(); i++) {
            Use.Member inherited = member.ownedBy(owners.get(i));
            // It comes from one of these, and which one does not show here. So the superclass, the likeliest, must
            // allow it, and an interface is asked only whether it refuses.
            if (i == 0 || rulebook.onMember(inherited).isRefusedByRule()) {
                judgeForeignMember(inherited, findings);
            }
        }
    }

    private void judgeForeignMember(Use.Member member, Findings findings) {
        if (!judgeType(new Use.Named(member.owner(), member.line()), findings)) {
            return;
        }
        Verdict verdict = rulebook.onMember(member);
        if (!verdict.isAllowed() && !isMissing(member.owner(), verdict)) {
            findings.addPlace(member, verdict.reason());
        }
    }

    /**
     * Tells whether a type that no rule knows is a type that is not there: deleted, misspelt, or not compiled. That is an
     * error of its own kind, which the compiler tells better. In a package of the student's, a class that only the
     * grader has is the reference of an exercise that is not there.
     */
    private boolean isMissing(String type, Verdict verdict) {
        return !verdict.isRefusedByRule() && (ownPackages.contains(packageOf(type)) || !isKnownToTheGrader(type));
    }

    /** Looks for the class file, and loads nothing. */
    private static boolean isKnownToTheGrader(String type) {
        return Judge.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
