package dev.terrane.signal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The signals of this process. Each listener hears each signal: one that comes later takes nothing from those before it. */
final class ProcessSignals implements Signals {
    private final CopyOnWriteArrayList<Consumer<Kind>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Kind, SignalHandler> previous = new EnumMap<>(Kind.class);

    @Override
    public synchronized Subscription listen(Consumer<Kind> listener) {
        if (listeners.isEmpty()) {
            for (Kind kind : Kind.values()) {
                previous.put(kind, Signal.handle(new Signal(kind.name()), _ -> tell(kind)));
            }
        }
        listeners.add(listener);
        return () -> leave(listener);
    }

    private void tell(Kind kind) {
        listeners.forEach(listener -> listener.accept(kind));
    }

    private synchronized void leave(Consumer<Kind> listener) {
        if (listeners.remove(listener) && listeners.isEmpty()) {
            previous.forEach((kind, handler) -> Signal.handle(new Signal(kind.name()), handler));
        }
    }
}
