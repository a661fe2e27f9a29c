import { useQuery } from "@tanstack/react-query";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Account, Field } from "~/api/types";
import { Gate } from "~/kit/feedback";
import { FieldGroups } from "~/kit/record/FieldGroups";
import { useDecide } from "~/shell/decide";
import { useCan } from "~/shell/session";
import { useAssignable, useSaveFact } from "./edit";

/** What the subscriptions decide as soon as there is one. */
const bySubscription = ["mrr", "amount", "next_billing_on", "status"];

/** Every field of the account; those that may be edited are edited in their place. */
export default function DetailsTab({ account }: { account: Account }) {
    const query = useQuery(fieldsQuery("account"));
    const editable = useCan("account_write") && !account.deleted_at;
    const save = useSaveFact(account);
    const people = useAssignable(editable);
    const decide = useDecide("account", account.id);
    const onSave = (field: Field, value: unknown) =>
        field.source === "role"
            ? save(field.label, { [`${field.key}_id`]: value })
            : save(field.label, { [field.key]: value }, { [field.key]: value });
    const locked = (account.subscriptions ?? 0) > 0;
    const shown = (field: Field) =>
        locked && bySubscription.includes(field.key) ? { ...field, writable: false } : field;
    return (
        <Gate query={query}>
            {(data) => (
                <FieldGroups
                    fields={data.rows.map(shown)}
                    record={account}
                    onSave={editable ? onSave : undefined}
                    people={people}
                    onDecide={editable ? decide : undefined}
                />
            )}
        </Gate>
    );
}
