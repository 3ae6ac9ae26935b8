package workbook.harness.predict;

import static workbook.harness.call.Calling.calling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import workbook.harness.scene.CheckFailure;

/**
 * Holds a learner's answer against what a small program does on this machine.
 *
 * <p>A wrong answer gets the misconception that leads to it in one sentence, and never the right value:
 *
 * <pre>
 * predicting("the cast", BasicsPredictions::castOf200)
 *         .because(200, "A Java byte is signed; mask it with 0xFF to see the wire's value.")
 *         .otherwise("Eight bits are kept, and the highest of them is the sign.")
 *         .comparedWith(() -> (int) (byte) 200);
 * </pre>
 *
 * @param <T> a type of the JDK whose {@code equals} compares values
 */
public final class Prediction<T> {

    private final String question;
    private final Callable<T> answer;
    private final Map<T, String> misconceptions = new LinkedHashMap<>();
    private final Map<Predicate<T>, String> forms = new LinkedHashMap<>();
    private String otherwise = "";

    private Prediction(String question, Callable<T> answer) {
        this.question = question;
        this.answer = answer;
    }

    /** Begins with the question's name and the learner's answer to it. */
    public static <T> Prediction<T> predicting(String question, Callable<T> answer) {
        return new Prediction<>(question, answer);
    }

    /** Names the misconception that leads to the answer {@code wrong}. */
    public Prediction<T> because(T wrong, String misconception) {
        misconceptions.put(wrong, misconception);
        return this;
    }

    /**
     * Says what is wrong with the form of an answer that has no misconception of its own. Of several forms the first one that
     * does not hold is told, and those behind it are not asked.
     *
     * @param form whether an answer, which may be {@code null}, has it
     */
    public Prediction<T> inForm(Predicate<T> form, String otherwise) {
        forms.put(form, otherwise);
        return this;
    }

    /** Says what to think about for every other wrong answer. */
    public Prediction<T> otherwise(String hint) {
        otherwise = hint;
        return this;
    }

    /** Runs the program, and fails unless the answer is what it gives. */
    public void comparedWith(Callable<T> program) throws Exception {
        T given = calling(question, answer).result();
        if (!program.call().equals(given)) {
            throw CheckFailure.of("%s is not %s. %s", question, given, reasonFor(given));
        }
    }

    private String reasonFor(T given) {
        if (misconceptions.containsKey(given)) {
            return misconceptions.get(given);
        }
        for (var form : forms.entrySet()) {
            if (!form.getKey().test(given)) {
                return form.getValue();
            }
        }
        return otherwise;
    }
}
