package org.faultline.cli;

import picocli.CommandLine.Command;

@Command(name = "validate")
final class ValidateCommand implements Runnable {
    ValidateCommand(Session session) {}

    @Override
    public void run() {}
}
