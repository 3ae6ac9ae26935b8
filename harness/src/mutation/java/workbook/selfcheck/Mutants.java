package workbook.selfcheck;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.MutationConfig;
import org.pitest.mutationtest.build.CompoundInterceptorFactory;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.build.MutationSource;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.engine.Location;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationEngine;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/** Finds the mutants of compiled classes: pitest's default mutators, without what its filters call junk. */
final class Mutants {

    private Mutants() {}

    /**
     * Returns the mutants of the family's class in {@code classes} and of the classes inside it, without the methods that
     * the stub hands out complete: those are the student's program no more than the suite is.
     */
    static List<Mutant> of(Family family, Path classes) throws IOException {
        ClassByteArraySource source = name -> bytes(classes, name);
        MutationEngine engine = new GregorEngineFactory().createEngine(EngineArguments.arguments());
        MutationSource mutations = new MutationSource(
                new MutationConfig(engine, null), mutation -> List.of(), source, interceptor(source));
        Mutater mutater = engine.createMutator(source);
        List<MutationDetails> found = new ArrayList<>();
        for (String name : withNested(classes, family.className())) {
            Set<String> given = given(family, name);
            mutations.createMutations(ClassName.fromString(name)).stream()
                    .filter(details -> !given.contains(nameAndType(details)))
                    .sorted(Comparator.comparing(MutationDetails::getId))
                    .forEach(found::add);
        }
        Map<String, Long> sizes = found.stream().collect(groupingBy(Mutants::group, counting()));
        Map<String, Integer> counted = new HashMap<>();
        return found.stream()
                .map(details -> {
                    String group = group(details);
                    Mutant.Fault fault = new Mutant.Fault(
                            method(details),
                            description(details),
                            counted.merge(group, 1, Integer::sum),
                            sizes.get(group).intValue());
                    return new Mutant(
                            fault,
                            details.getClassName().asJavaName(),
                            details.getLineNumber(),
                            mutater.getMutation(details.getId()).getBytes());
                })
                .toList();
    }

    private static Set<String> given(Family family, String className) throws IOException {
        Path stub = family.stubClasses().resolve(className.replace('.', '/') + ".class");
        return Files.exists(stub) ? StubMethods.of(Files.readAllBytes(stub)).given() : Set.of();
    }

    private static String nameAndType(MutationDetails details) {
        Location location = details.getId().getLocation();
        return location.getMethodName() + location.getMethodDesc();
    }

    private static MutationInterceptor interceptor(ClassByteArraySource source) {
        return new CompoundInterceptorFactory(
                        List.of(), PluginServices.makeForContextLoader().findInterceptors())
                .createInterceptor(new ReportOptions(), null, source, null, null, null);
    }

    private static List<String> withNested(Path classes, String className) throws IOException {
        String packageName = className.substring(0, className.lastIndexOf('.') + 1);
        String name = className.substring(packageName.length());
        try (Stream<Path> files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.equals(name + ".class") || file.startsWith(name + "$"))
                    .map(file -> packageName + file.replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<byte[]> bytes(Path classes, String name) {
        String resource = name.replace('.', '/') + ".class";
        Path file = classes.resolve(resource);
        try {
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
            try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(MutationDetails details) {
        return method(details) + " " + description(details);
    }

    private static String method(MutationDetails details) {
        return details.getClassName().getNameWithoutPackage().asJavaName() + "." + details.getMethod();
    }

    /** Leaves out the name of the method at the end: the fault names it already. */
    private static String description(MutationDetails details) {
        return details.getDescription().replaceAll(" for [\\w/$]+::\\S+$", "");
    }
}
