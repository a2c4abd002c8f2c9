package dev.terrane.aws.role;

import dev.terrane.aws.setting.Origin;
import java.nio.file.Path;

/** What reading a field's value needs besides the value: where it stands, and where relative paths begin. */
record FieldContext(Origin origin, Path folder) {}
