import { useQuery } from "@tanstack/react-query";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Account } from "~/api/types";
import { Gate } from "~/kit/feedback";
import { FieldGroups } from "~/kit/record/FieldGroups";

export function DetailsTab({ account }: { account: Account }) {
    const query = useQuery(fieldsQuery("account"));
    return (
        <Gate query={query}>{(data) => <FieldGroups fields={data.rows} record={account} />}</Gate>
    );
}
