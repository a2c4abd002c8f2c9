package dev.terrane.aws.guard;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.setting.Setting;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * In which accounts an identity may be used. Lists of all levels count: an account must be in every list of allowed
 * ones and in no list of forbidden ones, so that nobody below can widen what was set above.
 */
public final class AccountGuard {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final List<Setting<List<String>>> allowed;
    private final List<Setting<List<String>>> forbidden;

    private AccountGuard(List<Setting<List<String>>> allowed, List<Setting<List<String>>> forbidden) {
        this.allowed = allowed;
        this.forbidden = forbidden;
    }

    /** Reads all lists; something that is no account id, or a list that allows nothing, is a failure. */
    public static AccountGuard of(EffectiveSettings settings) {
        List<Setting<List<String>>> allowed = lists(settings, Fields.ALLOWED_ACCOUNT_IDS);
        allowed.stream().filter(list -> list.value().isEmpty()).findFirst().ifPresent(list -> {
            throw new IdentityException(
                    AwsFailure.setting("allowed_account_ids is empty, so that no account is allowed",
                            list.origin(), "name accounts, or leave it out"));
        });
        return new AccountGuard(allowed, lists(settings, Fields.FORBIDDEN_ACCOUNT_IDS));
    }

    private static List<Setting<List<String>>> lists(EffectiveSettings settings, Field<List<String>> field) {
        List<Setting<List<String>>> lists = settings.said(field).toList();
        for (Setting<List<String>> list : lists) {
            for (String account : list.value()) {
                if (!ACCOUNT.matcher(account).matches()) {
                    throw new IdentityException(AwsFailure.setting(
                            "`" + account + "` in " + field.name() + " is not an account id", list.origin(),
                            "an account id is 12 digits, written as a string so that leading zeros stay"));
                }
            }
        }
        return lists;
    }

    /** Whether nothing is restricted, so that nobody needs to know the account. */
    public boolean isOpen() {
        return allowed.isEmpty() && forbidden.isEmpty();
    }

    /** The accounts in every list of allowed ones; nothing if there is no such list. */
    public Optional<SortedSet<String>> allowed() {
        return allowed.stream().<SortedSet<String>>map(list -> new TreeSet<>(list.value())).reduce((one, other) -> {
            one.retainAll(other);
            return one;
        });
    }

    /** The accounts in any list of forbidden ones. */
    public SortedSet<String> forbidden() {
        SortedSet<String> all = new TreeSet<>();
        forbidden.forEach(list -> all.addAll(list.value()));
        return all;
    }

    /**
     * Judges an account.
     *
     * @param identity what would be used in it, for the message
     * @return why it is refused; nothing if it may be used
     */
    public Optional<AwsFailure> judge(String account, String identity) {
        for (Setting<List<String>> list : forbidden) {
            if (list.value().contains(account)) {
                return Optional.of(refused(account, identity, "is forbidden", list));
            }
        }
        for (Setting<List<String>> list : allowed) {
            if (!list.value().contains(account)) {
                return Optional.of(refused(account, identity, "is not among the allowed ones", list));
            }
        }
        return Optional.empty();
    }

    private static AwsFailure refused(String account, String identity, String why, Setting<List<String>> list) {
        return new AwsFailure(Kind.GUARD, Optional.empty(), "the account " + account + " " + why,
                List.of("identity: " + identity, "list: " + String.join(", ", list.value())),
                Optional.of(list.origin()),
                List.of("check which role or credentials this unit gets: terrane auth explain"));
    }
}
