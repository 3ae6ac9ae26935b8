package workbook.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells what became of the mutants of one exercise.
 *
 * @param title the exercise
 * @param mutants how many there are
 * @param survivors those that passed every check, and that the page of mistakes does not explain
 * @param explained those that passed every check, and that the page explains
 * @param needless explanations on the page of mutants that a check killed, by chance or always
 * @param astray explanations on the page for which there is no mutant
 * @param seconds how long the grading took
 */
record MutationScore(
        String title,
        int mutants,
        List<Mutant> survivors,
        List<Mutant> explained,
        List<Mutant.Fault> needless,
        List<Mutant.Fault> astray,
        double seconds) {

    static final int GOAL_PERCENT = 95;

    MutationScore {
        survivors = List.copyOf(survivors);
        explained = List.copyOf(explained);
        needless = List.copyOf(needless);
        astray = List.copyOf(astray);
    }

    /** Adds up the scores of several exercises. */
    static MutationScore total(List<MutationScore> scores) {
        List<Mutant> survivors = new ArrayList<>();
        List<Mutant> explained = new ArrayList<>();
        List<Mutant.Fault> needless = new ArrayList<>();
        List<Mutant.Fault> astray = new ArrayList<>();
        for (MutationScore score : scores) {
            survivors.addAll(score.survivors);
            explained.addAll(score.explained);
            needless.addAll(score.needless);
            astray.addAll(score.astray);
        }
        return new MutationScore(
                "all",
                scores.stream().mapToInt(MutationScore::mutants).sum(),
                survivors,
                explained,
                needless,
                astray,
                scores.stream().mapToDouble(MutationScore::seconds).sum());
    }

    int killed() {
        return mutants - survivors.size() - explained.size();
    }

    /** Returns the part of the mutants that are killed, those left out that no check can kill. */
    double percent() {
        int killable = mutants - explained.size();
        return killable == 0 ? 100 : 100.0 * killed() / killable;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "MUTATION  %-22s %4d mutants  %4d killed  %3d explained  %3d survived  %5.1f %% (goal %d %%)  %5.0f s",
                title,
                mutants,
                killed(),
                explained.size(),
                survivors.size(),
                percent(),
                GOAL_PERCENT,
                seconds);
    }
}
