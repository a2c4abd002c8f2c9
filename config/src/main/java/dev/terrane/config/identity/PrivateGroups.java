package dev.terrane.config.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which groups have nobody in them but one user, as the private group that many systems give to each user: what it may
 * write is no more open than what the user may. A group that is not in the system's own files, as one of a directory
 * service, may have anybody in it.
 *
 * @param etc the folder of the files `passwd` and `group` (passwd(5), group(5))
 */
public record PrivateGroups(Path etc) {

    /** Whether a group bears the user's name and nobody else is in it. */
    public boolean isOnlyOf(String group, String user) throws IOException {
        if (!group.equals(user)) {
            return false;
        }
        Optional<List<String>> entry = lines("group").filter(fields -> fields.getFirst().equals(group)).findFirst();
        if (entry.isEmpty() || entry.get().size() < 4) {
            return false;
        }
        String id = entry.get().get(2);
        String members = entry.get().get(3);
        return (members.isEmpty() || members.equals(user)) && lines("passwd")
                .noneMatch(fields -> fields.size() > 3 && fields.get(3).equals(id) && !fields.getFirst().equals(user));
    }

    private Stream<List<String>> lines(String file) throws IOException {
        Path path = etc.resolve(file);
        return Files.isReadable(path)
                ? Files.readAllLines(path).stream().map(line -> List.of(line.split(":", -1)))
                : Stream.empty();
    }
}
