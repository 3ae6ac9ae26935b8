package workbook.harness.worker;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import workbook.harness.Dice;
import workbook.harness.Reference;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Processor;
import workbook.harness.resource.Tasks;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;
import workbook.harness.udp.Udp;

/** Knows the types that a check may ask for as a parameter, and makes one of each for a scene. */
public final class Words {

    private static final Map<Class<?>, BiFunction<Scene, Reference, Object>> MAKERS = Map.of(
            Tcp.class, (scene, reference) -> new Tcp(scene),
            Udp.class, (scene, reference) -> new Udp(scene),
            Dice.class, (scene, reference) -> scene.dice(),
            Reference.class, (scene, reference) -> reference,
            Tasks.class, (scene, reference) -> new Tasks(scene),
            Processor.class, (scene, reference) -> new Processor(scene),
            Memory.class, (scene, reference) -> new Memory());

    private Words() {}

    /** Returns the types that a check may have as a parameter. */
    public static Set<Class<?>> types() {
        return MAKERS.keySet();
    }

    static Object[] forParameters(Class<?>[] types, Scene scene, Reference reference) {
        return Arrays.stream(types)
                .map(type -> {
                    var maker = MAKERS.get(type);
                    if (maker == null) {
                        throw new IllegalArgumentException("a check cannot have a parameter of " + type.getName()
                                + "; the harness knows " + types());
                    }
                    return maker.apply(scene, reference);
                })
                .toArray();
    }
}
