package org.faultline.cli;

import java.util.concurrent.Callable;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ProgramLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which program this is. */
@Command(name = "version", header = "Print the versions of Faultline and of Java.")
final class VersionCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private CommonOptions common;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Line version = new ProgramLine.Version(Program.version(), Program.build(), Program.java());
        session.console().out().println(common.json() ? version.json() : text());
        return Exit.DONE.code();
    }

    /** The versions in one line. */
    static String text() {
        return "faultline " + Program.version() + " (build " + Program.build() + "), Java " + Program.java();
    }
}
