package org.faultline.model;

/**
 * How long an asset needs to come back from level zero once it is whole and supplied again.
 *
 * @param asset id of an asset
 * @param hours one draw per restart
 */
public record Restart(String asset, Distribution hours) {
    public Restart {
        Checks.named("asset of a restart time", asset);
    }
}
