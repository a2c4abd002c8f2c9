package dev.terrane.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** DynamoDB through the AWS SDK's client, as lock tables use it. */
class DynamoDbTest {
    private static final String ACCOUNT = "222222222222";
    private static final String LOCKS = "locks";
    private static final Map<String, AttributeValue> KEY = Map.of("LockID", fromS("bucket/key"));
    private static final Map<String, AttributeValue> LOCK = Map.of("LockID", fromS("bucket/key"), "Info",
            fromS("{\"ID\":\"1\"}"));

    private final Sandbox sandbox = Sandbox.builder()
            .account(ACCOUNT,
                    account -> account.lockTable(LOCKS).user("admin", user -> user.allow("dynamodb:*"))
                            .role("reader", role -> role.trust(Trust.of(ACCOUNT)).allow("dynamodb:GetItem"))
                            .role("team", role -> role.trust(Trust.of(ACCOUNT))
                                    .policy("""
                                            {"Statement": {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*",
                                               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "team/*"}}}}""")))
            .account("333333333333", account -> account.user("admin", user -> user.allow("*"))).start();
    private final Clients clients = new Clients(sandbox);
    private final DynamoDbClient dynamoDb = clients.dynamoDb(Clients.of(sandbox.accessKey(ACCOUNT, "admin")));

    @AfterEach
    void close() {
        dynamoDb.close();
        sandbox.close();
    }

    private void lock() {
        dynamoDb.putItem(request -> request.tableName(LOCKS).item(LOCK)
                .conditionExpression("attribute_not_exists(LockID)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    @Test
    void aLockIsTakenOnceReadAndGivenBack() {
        lock();
        ConditionalCheckFailedException taken = catchThrowableOfType(ConditionalCheckFailedException.class, this::lock);
        assertThat(taken.item()).isEqualTo(LOCK);
        assertThat(taken.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
        assertThat(dynamoDb
                .getItem(request -> request.tableName(LOCKS).key(KEY).projectionExpression("LockID, Info")
                        .consistentRead(true))
                .item()).isEqualTo(LOCK);
        assertThat(sandbox.items(ACCOUNT, LOCKS)).hasSize(1);
        dynamoDb.deleteItem(request -> request.tableName(LOCKS).key(KEY));
        assertThat(dynamoDb.getItem(request -> request.tableName(LOCKS).key(KEY)).hasItem()).isFalse();
        lock();
    }

    @Test
    void aDeleteCanWantTheLockToBeItsOwn() {
        lock();
        assertThatThrownBy(() -> dynamoDb.deleteItem(request -> request.tableName(LOCKS).key(KEY)
                .conditionExpression("contains(#i, :id) AND NOT attribute_exists(Other)")
                .expressionAttributeNames(Map.of("#i", "Info"))
                .expressionAttributeValues(Map.of(":id", fromS("\"ID\":\"2\"")))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(dynamoDb.deleteItem(request -> request.tableName(LOCKS).key(KEY).conditionExpression("Info = :info")
                .expressionAttributeValues(Map.of(":info", LOCK.get("Info"))).returnValues(ReturnValue.ALL_OLD))
                .attributes()).isEqualTo(LOCK);
    }

    @Test
    void anUpdateSetsCountsAndRemoves() {
        dynamoDb.updateItem(
                request -> request.tableName(LOCKS).key(KEY).updateExpression("SET Digest = :d ADD Count :one")
                        .expressionAttributeValues(Map.of(":d", fromS("abc"), ":one", fromN("1"))));
        assertThat(dynamoDb.updateItem(request -> request.tableName(LOCKS).key(KEY)
                .updateExpression("SET Count = Count + :one, First = if_not_exists(First, :d) REMOVE Digest")
                .expressionAttributeValues(Map.of(":d", fromS("abc"), ":one", fromN("1")))
                .returnValues(ReturnValue.ALL_NEW)).attributes())
                .isEqualTo(Map.of("LockID", fromS("bucket/key"), "Count", fromN("2"), "First", fromS("abc")));
    }

    @Test
    void itemsAreFoundByConditions() {
        lock();
        dynamoDb.putItem(request -> request.tableName(LOCKS)
                .item(Map.of("LockID", fromS("bucket/key-md5"), "Digest", fromS("abc"))));
        assertThat(dynamoDb.scan(request -> request.tableName(LOCKS).filterExpression("attribute_exists(Digest)"))
                .items()).hasSize(1);
        assertThat(dynamoDb.query(request -> request.tableName(LOCKS).keyConditionExpression("LockID = :k")
                .expressionAttributeValues(Map.of(":k", fromS("bucket/key")))).items()).containsExactly(LOCK);
    }

    @Test
    void aTableIsMadeDescribedTaggedChangedAndDeleted() {
        CreateTableRequest create = CreateTableRequest.builder().tableName("made")
                .keySchema(KeySchemaElement.builder().attributeName("LockID").keyType(KeyType.HASH).build())
                .attributeDefinitions(AttributeDefinition.builder().attributeName("LockID")
                        .attributeType(ScalarAttributeType.S).build())
                .billingMode(BillingMode.PAY_PER_REQUEST).build();
        assertThat(dynamoDb.createTable(create).tableDescription().tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThatThrownBy(() -> dynamoDb.createTable(create)).isInstanceOf(ResourceInUseException.class);
        String arn = dynamoDb.describeTable(request -> request.tableName("made")).table().tableArn();
        assertThat(arn).isEqualTo("arn:aws:dynamodb:us-east-1:222222222222:table/made");
        dynamoDb.tagResource(
                request -> request.resourceArn(arn).tags(Tag.builder().key("a").value("b").build()));
        assertThat(dynamoDb.listTagsOfResource(request -> request.resourceArn(arn)).tags()).singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("a"));
        dynamoDb.updateContinuousBackups(request -> request.tableName("made")
                .pointInTimeRecoverySpecification(backups -> backups.pointInTimeRecoveryEnabled(true)));
        assertThat(dynamoDb.describeContinuousBackups(request -> request.tableName("made"))
                .continuousBackupsDescription().pointInTimeRecoveryDescription().pointInTimeRecoveryStatus())
                .isEqualTo(PointInTimeRecoveryStatus.ENABLED);
        dynamoDb.updateTable(request -> request.tableName("made").sseSpecification(sse -> sse.enabled(true)));
        assertThat(
                dynamoDb.describeTable(request -> request.tableName("made")).table().sseDescription().statusAsString())
                .isEqualTo("ENABLED");
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("locks", "made");
        dynamoDb.deleteTable(request -> request.tableName("made"));
        assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("made")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: made not found");
    }

    @Test
    void whatAPolicyDoesNotAllowIsDenied() {
        try (DynamoDbClient reader = clients.dynamoDb(Clients
                .of(sandbox.session("arn:aws:iam::222222222222:role/reader", "it", Duration.ofHours(1))))) {
            reader.getItem(request -> request.tableName(LOCKS).key(KEY));
            DynamoDbException refused = catchThrowableOfType(DynamoDbException.class,
                    () -> reader.putItem(request -> request.tableName(LOCKS).item(LOCK)));
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(
                    "User: arn:aws:sts::222222222222:assumed-role/reader/it is not authorized to perform: dynamodb:PutItem"
                            + " on resource: arn:aws:dynamodb:us-east-1:222222222222:table/locks because no identity-based"
                            + " policy allows the dynamodb:PutItem action");
        }
    }

    @Test
    void aPolicyCanBeForSomeKeys() {
        try (DynamoDbClient team = clients.dynamoDb(
                Clients.of(sandbox.session("arn:aws:iam::222222222222:role/team", "it", Duration.ofHours(1))))) {
            team.putItem(request -> request.tableName(LOCKS).item(Map.of("LockID", fromS("team/key"))));
            assertThatThrownBy(() -> team.putItem(request -> request.tableName(LOCKS).item(LOCK)))
                    .hasMessageContaining("is not authorized to perform");
        }
    }

    @Test
    void anotherAccountHasTablesOfItsOwnAndNoneOfOurs() {
        try (DynamoDbClient theirs = clients.dynamoDb(Clients.of(sandbox.accessKey("333333333333", "admin")))) {
            assertThatThrownBy(() -> theirs.getItem(request -> request.tableName(LOCKS).key(KEY)))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> theirs.getItem(request -> request
                    .tableName("arn:aws:dynamodb:us-east-1:222222222222:table/locks").key(KEY)))
                    .hasMessageContaining("no resource-based policy allows");
        }
    }

    @Test
    void aRequestThatDoesNotFitIsToldWhy() {
        assertThatThrownBy(() -> dynamoDb
                .putItem(request -> request.tableName(LOCKS).item(Map.of("Other", fromS("x")))))
                .hasMessageContaining("Missing the key LockID in the item");
        assertThatThrownBy(() -> dynamoDb
                .getItem(request -> request.tableName(LOCKS).key(Map.of("Other", fromS("x")))))
                .hasMessageContaining("does not match the schema");
        assertThatThrownBy(() -> dynamoDb
                .putItem(request -> request.tableName(LOCKS).item(LOCK).conditionExpression("LockID !! x")))
                .hasMessageContaining("Invalid ConditionExpression: Syntax error; token: \"!\"");
        assertThatThrownBy(() -> dynamoDb
                .putItem(request -> request.tableName(LOCKS).item(LOCK).conditionExpression("LockID = :absent")))
                .hasMessageContaining("is not defined; attribute value: :absent");
    }

    @Test
    void credentialsThatEndedAreRefusedInTheJsonServicesWords() {
        sandbox.faults().expire(sandbox.accessKey(ACCOUNT, "admin").id());
        assertThat(catchThrowableOfType(DynamoDbException.class, dynamoDb::listTables).awsErrorDetails().errorCode())
                .isEqualTo("ExpiredTokenException");
    }
}
