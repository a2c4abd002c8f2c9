package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The limits of the API's model, reported as AWS reports them: all that do not hold in one `ValidationError`. */
final class Constraints {
    private final List<String> broken = new ArrayList<>();

    /** A member that must be there. */
    Constraints required(String member, Optional<String> value) {
        if (value.isEmpty()) {
            broken.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    Constraints length(String member, Optional<String> value, int least, int most) {
        value.ifPresent(text -> {
            int length = text.codePointCount(0, text.length());
            check(length >= least, member, text, "length greater than or equal to " + least);
            check(length <= most, member, text, "length less than or equal to " + most);
        });
        return this;
    }

    Constraints pattern(String member, Optional<String> value, Pattern pattern) {
        value.filter(text -> !pattern.matcher(text).matches())
                .ifPresent(text -> broken.add("Value '" + text + "' at '" + member
                        + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                        + pattern.pattern()));
        return this;
    }

    Constraints range(String member, Optional<Long> value, long least, long most) {
        value.ifPresent(number -> {
            check(number >= least, member, String.valueOf(number), "value greater than or equal to " + least);
            check(number <= most, member, String.valueOf(number), "value less than or equal to " + most);
        });
        return this;
    }

    Constraints size(String member, int size, int most) {
        check(size <= most, member, "[" + size + " items]", "length less than or equal to " + most);
        return this;
    }

    private void check(boolean holds, String member, String value, String rule) {
        if (!holds) {
            broken.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: Member must have "
                    + rule);
        }
    }

    void verify() {
        if (!broken.isEmpty()) {
            throw new ServiceException(400, "ValidationError",
                    broken.size() + " validation error" + (broken.size() == 1 ? "" : "s") + " detected: "
                            + String.join("; ", broken));
        }
    }
}
