package dev.terrane.run.source;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.http.Http;
import java.util.Map;

/** Signs calls of S3. */
@FunctionalInterface
public interface S3Signer {

    /** The call's headers with those of its signature. */
    Map<String, String> sign(SigV4.Scope scope, Http.Call call);
}
