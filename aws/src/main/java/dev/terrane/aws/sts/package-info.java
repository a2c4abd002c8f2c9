/**
 * The wire protocol of STS (AWS Query, version 2011-06-15): signing, sending, retrying, explaining refusals.
 *
 * <p>It is spoken here rather than through the AWS SDK's client for the sake of start-up: on JDK 25 the first
 * AssumeRole over http of a process takes 800 ms with the SDK's client (180 ms with an AOT cache), 300 ms (80 ms)
 * with only its signer and HTTP client, and 75 ms (35 ms) this way; and no environment is read but the given one.
 * The SDK is the judge in the tests: signatures are compared with those of its signer.
 */
@NullMarked
package dev.terrane.aws.sts;

import org.jspecify.annotations.NullMarked;
