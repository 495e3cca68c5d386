package io.habeas.fulfilment;

import io.habeas.dataset.Datasets;
import io.habeas.graph.DatasetGraph;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphException;
import io.habeas.policy.ActionType;
import io.habeas.policy.Policies;
import io.habeas.policy.PolicyDefinition;
import io.habeas.webhook.ChainedWebhook;
import io.habeas.webhook.PolicyWebhooks;
import io.habeas.webhook.Stage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes down what a request will do: the policy's rules and targets, the ordered webhooks, the datasets (design section 4). */
@Service
class Planner {
    /** The target of the steps that are about all collections. */
    static final String GRAPH = "graph";

    private final Policies policies;
    private final PolicyWebhooks webhooks;
    private final Datasets datasets;

    Planner(Policies policies, PolicyWebhooks webhooks, Datasets datasets) {
        this.policies = policies;
        this.webhooks = webhooks;
        this.datasets = datasets;
    }

    /** @throws PlanRefusedException when the policy asks for nothing */
    Plan plan(StartedRequest request) {
        String policyId = request.policyId();
        PolicyDefinition policy = policies.definition(policyId);
        if (policy.rules().isEmpty()) {
            throw new PlanRefusedException("Policy with key " + policy.key() + " must contain at least one Rule.");
        }
        return new Plan(
                policy,
                webhooks.chain(policyId, Stage.PRE),
                webhooks.chain(policyId, Stage.POST),
                graph(),
                request.identityVerified());
    }

    /** Datasets that make no graph are refused here, where nothing is taken down yet: once they are mended, a retry plans anew. */
    private List<GraphDataset> graph() {
        List<GraphDataset> found = datasets.graph();
        try {
            DatasetGraph.of(found);
            return found;
        } catch (GraphException noGraph) {
            throw new PlanRefusedException(String.valueOf(noGraph.getMessage()));
        }
    }

    /** The steps of a plan: asking, finding, handing over, erasing, telling. */
    static List<PlannedStep> steps(Plan plan) {
        List<PlannedStep> steps = new ArrayList<>();
        plan.preWebhooks().forEach(webhook -> steps.add(step(StepKind.PRE_WEBHOOK, webhook)));
        steps.add(new PlannedStep(StepKind.ACCESS, GRAPH));
        plan.policy()
                .rules(ActionType.ACCESS)
                .forEach(rule ->
                        steps.add(new PlannedStep(StepKind.UPLOAD, rule.key().value())));
        if (!plan.policy().rules(ActionType.ERASURE).isEmpty()) {
            steps.add(new PlannedStep(StepKind.ERASURE, GRAPH));
        }
        plan.postWebhooks().forEach(webhook -> steps.add(step(StepKind.POST_WEBHOOK, webhook)));
        return steps;
    }

    private static PlannedStep step(StepKind kind, ChainedWebhook webhook) {
        return new PlannedStep(kind, webhook.key().value());
    }
}
