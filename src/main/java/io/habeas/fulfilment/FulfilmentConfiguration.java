package io.habeas.fulfilment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.habeas.webhook.DerivationGuard;
import io.habeas.webhook.Settlement;
import io.habeas.webhook.WebhookDelivery;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The beans of this package that are made twice or come from libraries. */
@Configuration(proxyBeanMethods = false)
class FulfilmentConfiguration {

    @Bean
    FirstTry preWebhookSteps(
            WebhookDelivery delivery,
            DerivationGuard guard,
            Settlement settlement,
            ExecutionLog log,
            Clock clock,
            LaterTries later) {
        return new FirstTry(new WebhookStep(StepKind.PRE_WEBHOOK, delivery, guard, settlement, log, clock), later);
    }

    @Bean
    FirstTry postWebhookSteps(
            WebhookDelivery delivery,
            DerivationGuard guard,
            Settlement settlement,
            ExecutionLog log,
            Clock clock,
            LaterTries later) {
        return new FirstTry(new WebhookStep(StepKind.POST_WEBHOOK, delivery, guard, settlement, log, clock), later);
    }

    /** Writes dispatches in the transaction of whoever asks for them. */
    @Bean
    SchedulerClient jobs(DataSource dataSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
    }
}
