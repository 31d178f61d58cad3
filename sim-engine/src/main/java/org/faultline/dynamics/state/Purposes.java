package org.faultline.dynamics.state;

/** What draws decide, as numbers that key them. Never reuse a number: results at equal seed would move. */
public final class Purposes {

    /** Hours of autonomy of a gate. */
    public static final int AUTONOMY = 1;
    /** Restart time of an asset or service. */
    public static final int RESTART = 2;
    /** Moment of a campaign step. */
    public static final int STEP_TIME = 3;
    /** Place of an asset in the order of a step's targets. */
    public static final int TARGET_ORDER = 4;
    /** Whether an effect takes hold on a target. */
    public static final int SUCCESS = 5;
    /** Delay of an effect on a target. */
    public static final int EFFECT_DELAY = 6;
    /** Whether and when an incident is noticed and understood. */
    public static final int DETECTION = 7;
    /** Travel time of a repair. */
    public static final int TRAVEL = 8;
    /** Working time of a repair. */
    public static final int WORK = 9;
    /** Load of a member of a group at the start. */
    public static final int LOAD = 60;
    /** Load that a member of a group bears. */
    public static final int LIMIT = 61;
    /** Time until an infected asset infects a neighbour, or the next contact of a pool. */
    public static final int CONTACT = 62;
    /** Who is infected by a contact of a pool, and by whom. */
    public static final int CONTACT_ENDS = 63;
    /** Time until an infected asset is clean again. */
    public static final int CLEANING = 66;
    /** Time until a spread is frozen. */
    public static final int FREEZE = 65;

    /** Time between arrivals of a stream. */
    public static final int GAP = 40;
    /** Number of customers that arrive together. */
    public static final int BATCH = 41;
    /** Whether a candidate of a stream with a changing rate is an arrival. */
    public static final int THINNING = 42;
    /** Moment of a customer within a burst. */
    public static final int BURST = 43;
    /** Work that a customer brings to a station. */
    public static final int SERVICE = 44;
    /** Patience of a customer that waits. */
    public static final int PATIENCE = 45;
    /** Whether a customer does not join a line. */
    public static final int BALKING = 46;
    /** Back-off of a customer that was refused. */
    public static final int BACK_OFF = 47;
    /** Whether a customer that was refused tries again. */
    public static final int PERSISTENCE = 48;
    /** Where a customer goes next. */
    public static final int ROUTE = 49;
    /** Preamble of a device in a slot. */
    public static final int PREAMBLE = 50;
    /** Whether a preamble is heard. */
    public static final int HEARD = 51;
    /** Rest of a member of a population before its next request. */
    public static final int REST = 52;
    /** Back-off of a member of a population before it makes a request. */
    public static final int COMING_BACK = 53;

    /** Length of a life of a unit that breaks by itself. */
    public static final int LIFE = 80;
    /** Repair time of what comes back by itself. */
    public static final int OWN_REPAIR = 81;
    /** Time between shocks. */
    public static final int SHOCK_TIME = 82;
    /** Whether a shock breaks a target. */
    public static final int SHOCK_HIT = 83;
    /** Whether a unit is down when the run begins. */
    public static final int DOWN_AT_START = 84;
    /** Time from the order of a spare to its arrival. */
    public static final int RESTOCK = 85;
    /** Time for which a unit that takes over delivers nothing yet. */
    public static final int SWITCH_OVER = 86;
    /** Time from a failure to asking for its repair. */
    public static final int NOTICE_OF_FAILURE = 87;
    /** Whether a backup starts, and how long it runs. */
    public static final int BACKUP = 88;
    /** When a backup that is brought is there. */
    public static final int BACKUP_ARRIVAL = 210;
    /** Whether a campaign step happens at all. */
    public static final int STEP_HAPPENS = 89;
    /** Time from a change of a transit asset or destination until routes take note of it. */
    public static final int CONVERGENCE = 90;

    /** What a device draws for itself: waits, where its messages go, whether it passes. */
    public static final int DEVICE = 91;
    /** Place of a device in the order in which its place loses access. */
    public static final int RANK_OF_ACCESS = 92;
    /** Which served device has a contact that fails. */
    public static final int FAILING_CONTACT = 93;
    /** When operators switch what holds back an overload. */
    public static final int CONTROL_SWITCH = 94;
    /** When a host lets guests of another operator in. */
    public static final int ROAMING = 95;

    /** Whether and when a sensor sees a step on an asset. */
    public static final int SENSOR = 140;
    /** Time between the false alarms of a sensor. */
    public static final int FALSE_ALARM = 141;
    /** Time to work an alert. */
    public static final int TRIAGE = 142;
    /** Time until people who lost what they need have found another way. */
    public static final int FALLBACK = 143;
    /** Whether, when and for how long a playbook is carried out. */
    public static final int PLAYBOOK = 144;
    /** Whether and how fast a playbook succeeds on an asset. */
    public static final int PLAYBOOK_ON_ASSET = 145;
    /** Whether a playbook succeeds on an asset at another try. */
    public static final int PLAYBOOK_TRY = 250;
    /** Time between groups of a playbook. */
    public static final int PLAYBOOK_PAUSE = 146;

    /** Whether a repair helps. */
    public static final int REPAIR_HELPS = 190;
    /** Time from the order of equipment that was destroyed to its arrival. */
    public static final int SPARE_LEAD = 191;
    /** How long an isolated asset is searched, and whether what was left there is found. */
    public static final int SEARCH = 192;
    /** Whether an asset comes back when its level returns from zero. */
    public static final int COMING_UP = 193;

    /** Whether a unit that is to take over does. */
    public static final int TAKING_OVER = 215;
    /** Time until an infected asset makes contacts. */
    public static final int LATENCY = 216;
    /** How long an asset that is clean cannot be infected again. */
    public static final int IMMUNITY = 235;
    /** Whether a step gets past an operator. */
    public static final int GETS_IN = 217;

    /** Who of those who wait at a station is served next, where that is one at random. */
    public static final int SERVICE_ORDER = 218;

    /** Whether an update is found out while its canary is watched. */
    public static final int CANARY = 120;

    /** Value of an uncertain number, drawn before the run. */
    public static final int UNCERTAIN_NUMBER = 64;

    /** Orders in which suppliers join, for their parts in a loss. */
    public static final int ORDER_OF_SUPPLIERS = 160;
    /** Which replications a resample takes. */
    public static final int RESAMPLE = 161;
    /** Place of a site in the order in which sites are replaced. */
    public static final int ORDER_OF_SWAPS = 110;
    /** Day of a year on which a network is attacked whose sites are being replaced. */
    public static final int DAY_OF_ATTACK = 230;
    /** Time that the servers of an empty station need before they serve again. */
    public static final int SET_UP = 255;

    private Purposes() {}
}
