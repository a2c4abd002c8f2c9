package dev.terrane.aws.role;

import java.util.Optional;

/**
 * A device that shows six-digit codes.
 *
 * @param serial its serial number or ARN
 * @param process a shell command that prints the current code, where the user has one
 */
public record MfaDevice(String serial, Optional<String> process) {}
