package workbook.harness.worker;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import workbook.harness.Dice;
import workbook.harness.Reference;
import workbook.harness.http.HttpClientPeer;
import workbook.harness.http.HttpServerPeer;
import workbook.harness.program.Programs;
import workbook.harness.resource.Folder;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Processor;
import workbook.harness.resource.Sockets;
import workbook.harness.resource.Tasks;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;
import workbook.harness.time.VirtualClock;
import workbook.harness.tls.Tls;
import workbook.harness.udp.Udp;

/** Knows the types that a check may ask for as a parameter, and makes one of each for a scene. */
public final class Words {

    private static final Map<Class<?>, BiFunction<Scene, Reference, Object>> MAKERS = Map.ofEntries(
            entry(Tcp.class, (scene, reference) -> new Tcp(scene)),
            entry(Tls.class, (scene, reference) -> new Tls()),
            entry(Udp.class, (scene, reference) -> new Udp(scene)),
            entry(HttpServerPeer.class, (scene, reference) -> new HttpServerPeer(scene)),
            entry(Dice.class, (scene, reference) -> scene.dice()),
            entry(Reference.class, (scene, reference) -> reference),
            entry(Tasks.class, (scene, reference) -> new Tasks(scene)),
            entry(Processor.class, (scene, reference) -> new Processor(scene)),
            entry(Memory.class, (scene, reference) -> new Memory()),
            entry(Programs.class, (scene, reference) -> new Programs(scene)),
            entry(Sockets.class, (scene, reference) -> new Sockets(scene)),
            entry(VirtualClock.class, (scene, reference) -> new VirtualClock(scene)),
            entry(Folder.class, (scene, reference) -> new Folder(scene)),
            entry(HttpClientPeer.class, (scene, reference) -> new HttpClientPeer(scene)));

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
