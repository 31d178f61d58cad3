package org.faultline.viewer;

/**
 * A colour as linear sRGB, and how eyes see it.
 *
 * @param red share of the brightest red, in [0, 1]; green and blue alike
 */
record Colour(double red, double green, double blue) {

    /** Normal eyes, and those that lack one kind of cone: for red, green, blue. */
    enum Eyes {
        NORMAL,
        PROTANOPE,
        DEUTERANOPE,
        TRITANOPE
    }

    /** A colour of a style sheet, such as {@code #63717c}. */
    static Colour of(String hex) {
        return new Colour(linear(hex, 1), linear(hex, 3), linear(hex, 5));
    }

    private static double linear(String hex, int at) {
        double share = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /**
     * What eyes make of it: the matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
     * Deficiency", IEEE TVCG 15 (2009), 1291-1298, for a complete lack of one kind of cone.
     */
    Colour seenBy(Eyes eyes) {
        return switch (eyes) {
            case NORMAL -> this;
            case PROTANOPE ->
                new Colour(
                        mix(0.152286, 1.052583, -0.204868),
                        mix(0.114503, 0.786281, 0.099216),
                        mix(-0.003882, -0.048116, 1.051998));
            case DEUTERANOPE ->
                new Colour(
                        mix(0.367322, 0.860646, -0.227968),
                        mix(0.280085, 0.672501, 0.047413),
                        mix(-0.011820, 0.042940, 0.968881));
            case TRITANOPE ->
                new Colour(
                        mix(1.255528, -0.076749, -0.178779),
                        mix(-0.078411, 0.930809, 0.147602),
                        mix(0.004733, 0.691367, 0.303900));
        };
    }

    private double mix(double ofRed, double ofGreen, double ofBlue) {
        return Math.min(1, Math.max(0, ofRed * red + ofGreen * green + ofBlue * blue));
    }

    /** Contrast ratio of WCAG 2.2, in [1, 21]. */
    double contrast(Colour other) {
        double brighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (brighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /** CIEDE2000 to another colour. */
    double difference(Colour other) {
        return difference(lab(), other.lab());
    }

    /** CIELAB under D65. */
    private double[] lab() {
        double x = response((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = response(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = response((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double response(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIEDE2000 between two colours in CIELAB: Sharma, Wu and Dalal, Color Res. Appl. 30 (2005), 21-30, equations 2 to 22. */
    static double difference(double[] first, double[] second) {
        double meanChroma = (Math.hypot(first[1], first[2]) + Math.hypot(second[1], second[2])) / 2;
        double stretch = 1.5 - 0.5 * Math.sqrt(seventh(meanChroma));
        double chroma1 = Math.hypot(first[1] * stretch, first[2]);
        double chroma2 = Math.hypot(second[1] * stretch, second[2]);
        double hue1 = hue(first[1] * stretch, first[2]);
        double hue2 = hue(second[1] * stretch, second[2]);
        boolean grey = chroma1 * chroma2 == 0;

        double turn = grey ? 0 : Math.IEEEremainder(hue2 - hue1, 360);
        double hueStep = 2 * Math.sqrt(chroma1 * chroma2) * sin(turn / 2);
        double lightness = (first[0] + second[0]) / 2;
        double chroma = (chroma1 + chroma2) / 2;
        double hue = grey ? hue1 + hue2 : meanHue(hue1, hue2);

        double t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.20 * cos(4 * hue - 63);
        double off = (lightness - 50) * (lightness - 50);
        double byLightness = (second[0] - first[0]) / (1 + 0.015 * off / Math.sqrt(20 + off));
        double byChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma);
        double byHue = hueStep / (1 + 0.015 * chroma * t);
        double blueTurn = 30 * Math.exp(-Math.pow((hue - 275) / 25, 2));
        double rotation = -sin(2 * blueTurn) * 2 * Math.sqrt(seventh(chroma));
        return Math.sqrt(byLightness * byLightness + byChroma * byChroma + byHue * byHue + rotation * byChroma * byHue);
    }

    private static double seventh(double chroma) {
        double power = Math.pow(chroma, 7);
        return power / (power + Math.pow(25, 7));
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double meanHue(double first, double second) {
        double sum = first + second;
        if (Math.abs(first - second) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
