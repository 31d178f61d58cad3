package org.faultline.cli;

import picocli.CommandLine.Command;

@Command(name = "explain")
final class ExplainCommand implements Runnable {
    ExplainCommand(Session session) {}

    @Override
    public void run() {}
}
