package io.connectors.liberty.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository on the demo's server that takes pushes and has at least one commit. */
record GitRepository(Path directory) {

    private static final String BRANCH = Constants.R_HEADS + "main";
    private static final byte[] README = "Hello from the forge.\n".getBytes(StandardCharsets.UTF_8);

    static GitRepository in(Path server, String name) {
        var directory = server.resolve(name);
        try (var repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build()) {
            if (!repository.getObjectDatabase().exists()) {
                repository.create(true);
                repository.getConfig().setBoolean("http", null, "receivepack", true);
                repository.getConfig().save();
                repository.updateRef(Constants.HEAD).link(BRANCH);
                commitReadme(repository);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the repository " + directory, e);
        }
        return new GitRepository(directory);
    }

    private static void commitReadme(Repository repository) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var tree = new TreeFormatter();
            tree.append("README.md", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, README));
            var forge = new PersonIdent("Forge", "forge@demo.invalid", Instant.EPOCH, ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setAuthor(forge);
            commit.setCommitter(forge);
            commit.setMessage("Say hello\n");
            ObjectId first = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef(BRANCH);
            update.setNewObjectId(first);
            update.update();
        }
    }
}
