package dev.terrane.run.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Gives each event to all readers, one event after the other, whichever threads they come from. */
public final class EventStream {
    private final List<Consumer<RunEvent>> readers = new CopyOnWriteArrayList<>();

    /** From now on, `reader` gets every event. */
    public void addReader(Consumer<RunEvent> reader) {
        readers.add(reader);
    }

    public synchronized void publish(RunEvent event) {
        for (Consumer<RunEvent> reader : readers) {
            reader.accept(event);
        }
    }
}
