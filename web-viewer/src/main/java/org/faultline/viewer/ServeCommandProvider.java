package org.faultline.viewer;

import org.faultline.cli.CommandProvider;

/** Adds {@code serve} to the command line. */
public final class ServeCommandProvider implements CommandProvider {

    @Override
    public Object command() {
        return new ServeCommand();
    }
}
