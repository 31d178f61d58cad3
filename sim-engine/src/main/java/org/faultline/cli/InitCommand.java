package org.faultline.cli;

import picocli.CommandLine.Command;

@Command(name = "init")
final class InitCommand implements Runnable {
    InitCommand(Session session) {}

    @Override
    public void run() {}
}
