package dev.terrane.config.context;

/**
 * What evaluation may have to ask of others. Every one may be called from several threads at once.
 *
 * @param commands runs `run_cmd`
 * @param identity answers `get_aws_*`
 * @param outputs reads outputs of dependencies
 * @param secrets decrypts for `sops_decrypt_file`
 * @param workingCopies knows where a source's working copy lies, for `get_working_dir`
 * @param notices takes warnings and debug lines
 */
public record ConfigServices(CommandRunner commands, CallerIdentity identity, DependencyOutputs outputs,
        SecretDecrypter secrets, WorkingCopies workingCopies, Notices notices) {}
