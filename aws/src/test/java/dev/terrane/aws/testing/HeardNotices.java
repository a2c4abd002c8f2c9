package dev.terrane.aws.testing;

import dev.terrane.aws.world.Notices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was said. */
public final class HeardNotices implements Notices {
    private final List<Notice> heard = new CopyOnWriteArrayList<>();

    /** One thing said. */
    public record Notice(Level level, String text) {}

    @Override
    public void say(Level level, String text) {
        heard.add(new Notice(level, text));
    }

    public List<String> of(Level level) {
        return heard.stream().filter(notice -> notice.level() == level).map(Notice::text).toList();
    }

    public List<String> all() {
        return heard.stream().map(Notice::text).toList();
    }
}
