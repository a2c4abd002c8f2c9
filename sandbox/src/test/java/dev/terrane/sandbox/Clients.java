package dev.terrane.sandbox;

import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Session;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The AWS SDK's own clients, pointed at a sandbox, without retries. */
public final class Clients {
    private final URI endpoint;

    public Clients(Sandbox sandbox) {
        this.endpoint = sandbox.endpoint();
    }

    public StsClient sts(AwsCredentials credentials) {
        return sts(StaticCredentialsProvider.create(credentials));
    }

    public StsClient anonymousSts() {
        return sts(AnonymousCredentialsProvider.create());
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        return configure(StsClient.builder(), credentials).httpClient(http()).build();
    }

    public S3Client s3(AwsCredentials credentials) {
        return configure(S3Client.builder(), StaticCredentialsProvider.create(credentials)).forcePathStyle(true)
                .httpClient(http()).build();
    }

    public DynamoDbClient dynamoDb(AwsCredentials credentials) {
        return configure(DynamoDbClient.builder(), StaticCredentialsProvider.create(credentials)).httpClient(http())
                .build();
    }

    public SsmClient ssm(AwsCredentials credentials) {
        return configure(SsmClient.builder(), StaticCredentialsProvider.create(credentials)).httpClient(http())
                .build();
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configure(B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(credentials)
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)));
    }

    public static AwsCredentials of(AccessKey key) {
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    public static AwsCredentials of(Session session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secret(), session.token());
    }

    public static AwsCredentials of(Credentials issued) {
        return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
}
