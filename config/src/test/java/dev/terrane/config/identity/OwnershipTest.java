package dev.terrane.config.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

    @TempDir
    Path root;

    private Path mine;
    private Path file;
    private Ownership ownership;

    @BeforeEach
    void write() throws IOException {
        mine = Files.createDirectory(root.resolve("mine"));
        file = Files.writeString(mine.resolve("terrane.hcl"), "");
        mode(mine, "rwxr-xr-x");
        mode(file, "rw-r--r--");
        ownership = new Ownership(Ownership.ofThisProcess().user(), new PrivateGroups(root));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void groups(String group, String passwd) throws IOException {
        Files.writeString(root.resolve("group"), group);
        Files.writeString(root.resolve("passwd"), passwd);
    }

    @Test
    void trustsWhatOnlyTheUserMayWrite() {
        assertThat(ownership.objection(file)).isEmpty();
        assertThat(Ownership.ofThisProcess().objection(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rw-r--rw-, rwxr-xr-x, everybody may write it",
        "rw-r--r--, rwxr-xrwx, everybody may write in its folder",
        "rw-rw-r--, rwxr-xr-x, may write it", "rw-r--r--, rwxrwxr-x, may write in its folder"})
    void trustsNothingThatOthersMayWrite(String fileMode, String folderMode, String objection) throws IOException {
        mode(file, fileMode);
        mode(mine, folderMode);

        assertThat(ownership.objection(file).orElseThrow()).contains(objection);
    }

    @Test
    void isNotMovedByAStickyBit() throws IOException {
        Files.setAttribute(mine, "unix:mode", 01777);

        assertThat(ownership.objection(file)).contains("everybody may write in its folder");
    }

    @Test
    void takesTheUsersPrivateGroupForTheUser() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        String user = attributes.owner().getName();
        assumeTrue(attributes.group().getName().equals(user), "users have no groups of their own here");
        mode(mine, "rwxrwxr-x");
        groups(user + ":x:1000:\n", user + ":x:1000:1000::/home:/bin/sh\n");

        assertThat(ownership.objection(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alice | alice:x:7:            | alice:x:1:7::/:/bin/sh                        | true
            alice | alice:x:7:alice       | alice:x:1:7::/:/bin/sh                        | true
            staff | staff:x:7:            | alice:x:1:7::/:/bin/sh                        | false
            alice | alice:x:7:alice,bob   | alice:x:1:7::/:/bin/sh                        | false
            alice | alice:x:7:            | alice:x:1:7::/:/bin/sh¶bob:x:2:7::/:/bin/sh   | false
            alice | others:x:9:           | alice:x:1:7::/:/bin/sh                        | false
            """)
    void aGroupIsPrivateThatBearsTheUsersNameAndHasNobodyElse(String group, String groups, String passwd,
            boolean expected) throws IOException {
        groups(groups + "\n", passwd.replace("¶", "\n") + "\n");

        assertThat(new PrivateGroups(root).isOnlyOf(group, "alice")).isEqualTo(expected);
    }

    @Test
    void aGroupOfWhichTheSystemsFilesSayNothingIsNotPrivate() throws IOException {
        assertThat(new PrivateGroups(root).isOnlyOf("alice", "alice")).isFalse();
    }

    @Test
    void trustsNothingOfAnotherUser() {
        Ownership others = new Ownership(Optional.of(() -> "somebody else"), new PrivateGroups(root));

        assertThat(others.objection(file).orElseThrow()).contains("it belongs to another user");
    }

    @Test
    void trustsALinkOfTheUsersToAFileOfTheUsers() throws IOException {
        Path link = Files.createSymbolicLink(Files.createDirectory(root.resolve("links")).resolve("terrane.hcl"),
                Path.of("../mine/terrane.hcl"));

        assertThat(ownership.objection(link)).isEmpty();
    }

    @Test
    void trustsNoLinkInAFolderThatOthersMayWrite() throws IOException {
        Path open = Files.createDirectory(root.resolve("open"));
        Path link = Files.createSymbolicLink(open.resolve("terrane.hcl"), file);
        mode(open, "rwxrwxrwx");

        assertThat(ownership.objection(link)).contains("everybody may write in its folder");
    }

    @Test
    void trustsNoLinkToWhatOthersMayWrite() throws IOException {
        Path first = Files.createSymbolicLink(root.resolve("first"), file);
        Path second = Files.createSymbolicLink(root.resolve("second"), first);

        mode(file, "rw-r--rw-");
        assertThat(ownership.objection(second)).contains("everybody may write what it is a link to");

        mode(file, "rw-r--r--");
        mode(mine, "rwxr-xrwx");
        assertThat(ownership.objection(second)).contains("everybody may write in the folder of what it is a link to");
    }

    @Test
    void trustsNoLinkOfAnotherUserNorOneToItsFile() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("terrane.hcl"), file);
        giveAway(link);
        assertThat(ownership.objection(link).orElseThrow()).contains("it, a link, belongs to another user, nobody");

        Path own = Files.createSymbolicLink(root.resolve("own"), file);
        giveAway(file);
        assertThat(ownership.objection(own).orElseThrow())
                .contains("what it is a link to belongs to another user, nobody");
    }

    private static void giveAway(Path path) throws IOException {
        UserPrincipal nobody = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        FileOwnerAttributeView owner = Files.getFileAttributeView(path, FileOwnerAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        try {
            owner.setOwner(nobody);
        } catch (FileSystemException e) {
            assumeTrue(false, "only the superuser can give files away");
        }
    }

    @Test
    void trustsNoLinkThatLeadsInACircle() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), root.resolve("b"));
        Path link = Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));

        assertThat(ownership.objection(link)).contains("it is a link that leads nowhere");
    }
}
