import { useQuery } from "@tanstack/react-query";
import { accountUsageQuery } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { Gate } from "~/kit/feedback";
import { HealthCards } from "~/kit/health/HealthCards";
import { UsagePictures, UsageSkeleton } from "~/kit/record/UsagePictures";

export default function UsageTab({ account }: { account: Account }) {
    const query = useQuery(accountUsageQuery(account.id));
    return (
        <>
            <HealthCards account={account.id} />
            <Gate query={query} skeleton={<UsageSkeleton />}>
                {(usage) => <UsagePictures usage={usage} />}
            </Gate>
        </>
    );
}
