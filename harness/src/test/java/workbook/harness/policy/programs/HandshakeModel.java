package workbook.harness.policy.programs;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A right program: records, sealed types, switches, generics and what else compilers have idioms for. */
public final class HandshakeModel implements Iterable<HandshakeModel.Event>, Comparable<HandshakeModel> {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    enum State {
        CLOSED,
        SYN_SENT {
            @Override
            boolean isOpening() {
                return true;
            }
        },
        ESTABLISHED;

        boolean isOpening() {
            return false;
        }
    }

    sealed interface Event permits Syn, Ack, Timeout {}

    record Syn(long sequence, byte... options) implements Event {
        Syn {
            Objects.requireNonNull(options);
        }
    }

    record Ack(long sequence, String text) implements Event {}

    enum Timeout implements Event {
        FIRST,
        LAST
    }

    private static final class BadSegment extends Exception implements Serializable {
        private static final long serialVersionUID = 1L;

        BadSegment(String message) {
            super(message, null, false, false);
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final Map<State, Integer> visits = new EnumMap<>(State.class);
    private State state = State.CLOSED;

    public HandshakeModel on(Event event) {
        assert event != null : "event";
        visits.merge(state, 1, Integer::sum);
        if (event instanceof Syn syn && syn.sequence() >= 0) {
            state = State.SYN_SENT;
        } else if (event instanceof Timeout timeout) {
            switch (timeout) {
                case FIRST:
                    state = State.SYN_SENT;
                    break;
                case LAST:
                    state = State.CLOSED;
                    break;
                default:
                    throw new AssertionError(timeout);
            }
        }
        events.add(event);
        return this;
    }

    public int answer(String name) {
        int code = switch (name) {
            case "SYN" -> 2;
            case "ACK", "PSH" -> 16;
            default -> {
                try {
                    yield parse(name);
                } catch (BadSegment e) {
                    yield -1;
                }
            }
        };
        return switch (state) {
            case CLOSED -> code;
            case SYN_SENT -> code + 1;
            case ESTABLISHED -> code + 2;
        };
    }

    private static int parse(String text) throws BadSegment {
        try {
            return Integer.parseInt(text, 16);
        } catch (NumberFormatException e) {
            throw new BadSegment("no number: \"" + text + "\" at " + 1L + ' ' + 2.0);
        }
    }

    public int readInt(byte[] bytes, int offset) {
        return (int) INTS.get(bytes, offset);
    }

    public void writeInt(byte[] bytes, int offset, int value) {
        INTS.set(bytes, offset, value);
    }

    @Override
    public Iterator<Event> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < events.size();
            }

            @Override
            public Event next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return events.get(next++);
            }
        };
    }

    @Override
    public int compareTo(HandshakeModel other) {
        Comparator<HandshakeModel> bySize = Comparator.comparingInt(model -> model.events.size());
        return bySize.thenComparing(model -> model.state.name()).compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HandshakeModel model && model.events.equals(events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(events, getClass());
    }

    @SafeVarargs
    static <T> int count(T... values) {
        return values.length;
    }

    static <T extends Comparable<T>> Map<Boolean, List<T>> halves(T middle, List<T> values) {
        Function<T, Boolean> isLow = value -> value.compareTo(middle) < 0;
        Supplier<List<T>> lists = ArrayList::new;
        return values.stream().collect(Collectors.partitioningBy(isLow::apply, Collectors.toCollection(lists)));
    }

    static int[][] table() {
        return IntStream.range(0, 3).mapToObj(int[]::new).toArray(int[][]::new);
    }
}
