package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.harness.Check;
import workbook.harness.Exercise;

/** The order comes out the same from every order in which JUnit may find classes and methods. */
class OrderTest {

    @Exercise("2.9")
    static class LateSuite {
        @Check
        void works() {}

        @Check
        void alsoWorks() {}

        void helps() {}

        @Check
        void endsInOrder() {}

        @Check
        void bearsAReset() {}
    }

    @Exercise("2.9")
    static class LateSample {}

    @Exercise("2.10")
    static class AfterwardsSuite {}

    @Exercise("2.10")
    static class AfterwardsSample {}

    @Exercise("2.1")
    static class ZeroSuite {}

    @Exercise("10.1")
    static class AnotherLessonSuite {}

    static class OwnTests {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void exercisesRunInTheOrderOfTheirNumbers(long seed) {
        List<Class<?>> classes = new ArrayList<>(List.of(
                ZeroSuite.class,
                LateSuite.class,
                LateSample.class,
                AfterwardsSuite.class,
                AfterwardsSample.class,
                AnotherLessonSuite.class,
                OwnTests.class));
        List<Class<?>> expected = List.copyOf(classes);
        Collections.shuffle(classes, new Random(seed));
        List<ClassDescriptor> descriptors = new ArrayList<>(classes.stream()
                .map(type -> answering(ClassDescriptor.class, "getTestClass", type))
                .toList());

        new NumberOrder().orderClasses(answering(ClassOrdererContext.class, "getClassDescriptors", descriptors));

        assertThat(descriptors).extracting(ClassDescriptor::getTestClass).isEqualTo(new ArrayList<Class<?>>(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void checksRunInTheOrderOfTheirSource(long seed) {
        List<Method> methods = new ArrayList<>(Arrays.stream(LateSuite.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Check.class))
                .toList());
        Collections.shuffle(methods, new Random(seed));
        List<MethodDescriptor> descriptors = new ArrayList<>(methods.stream()
                .map(method -> answering(MethodDescriptor.class, "getMethod", method))
                .toList());

        new SourceOrder()
                .orderMethods(answering(
                        MethodOrdererContext.class,
                        "getMethodDescriptors",
                        descriptors,
                        "getTestClass",
                        LateSuite.class));

        assertThat(descriptors)
                .extracting(descriptor -> descriptor.getMethod().getName())
                .containsExactly("works", "alsoWorks", "endsInOrder", "bearsAReset");
    }

    /** Returns a {@code type} of which the methods named answer what is given; alternately name and answer. */
    private static <T> T answering(Class<T> type, Object... answers) {
        List<Object> names = Stream.of(answers).toList();
        return type.cast(Proxy.newProxyInstance(
                OrderTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> names.get(names.indexOf(method.getName()) + 1)));
    }
}
