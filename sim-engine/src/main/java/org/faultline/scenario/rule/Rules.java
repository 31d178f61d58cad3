package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Rule;

/** Every rule, in the order of their codes. A new rule is a class and a line here. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new DuplicateIds(),
            new UnknownLinkEnd(),
            new UnknownProvider(),
            new DependsOnItself(),
            new CellWithoutArea(),
            new UnknownNeighbour(),
            new UnknownRegion(),
            new UnknownOperator(),
            new LinesAboveOne(),
            new NoPath(),
            new CellWithoutUsers(),
            new NothingMeasured(),
            new NobodyServed(),
            new AreaWithoutCells(),
            new LoadAboveGeneration(),
            new NoWayForFlow(),
            new UnknownVendor(),
            new AskedOfUnknownVendor(),
            new AskedOfIdleVendor(),
            new NobodySupplies(),
            new DuplicateProducts(),
            new EqualMixes(),
            new UnknownStep(),
            new LoopOfSteps(),
            new BeyondHorizon(),
            new NoTarget(),
            new NoTargetInAnyMix(),
            new UnknownTriggerSubject(),
            new NotAnImplant(),
            new UnknownEquipment(),
            new UnknownTarget(),
            new UnknownTag(),
            new IdleImplant(),
            new UnknownMeasure(),
            new UnknownSubject(),
            new LimitOutOfReach(),
            new NobodyReplaces(),
            new NobodyNotices(),
            new UnsupportedAssumption(),
            new UnknownObserved(),
            new ObservedAfterTheEnd(),
            new NothingObserved(),
            new FailureOfNothing(),
            new FailureNamedAsStep(),
            new DuplicateQueueIds(),
            new UnknownQueueTarget(),
            new UnknownQueueSource(),
            new UnknownHost(),
            new IdleStation(),
            new WholeBatchAtNoStation(),
            new UnknownQueueObserved(),
            new UnknownTrafficObserved(),
            new UnknownSignallingObserved(),
            new MissingFunction(),
            new PagingWithoutCells(),
            new QuotaOfNobody(),
            new UnknownToResponse(),
            new ResponseToNothing(),
            new IdleAnalysts(),
            new UncuedPlaybook(),
            new FailsOverToItself(),
            new IdleOwners(),
            new IdleEffect(),
            new TrustOfNobody(),
            new UnknownTechnique(),
            new ReachesNobody(),
            new PriceWithoutBudget(),
            new PlannedStepRecurs(),
            new CounterOutOfReach(),
            new UsedBeforeItIsThere(),
            new StepWithoutTechnique());

    private Rules() {}

    /** Every rule. */
    public static List<Rule> all() {
        return ALL;
    }
}
