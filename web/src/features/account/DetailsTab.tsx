import { useQuery } from "@tanstack/react-query";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Account, Field } from "~/api/types";
import { Gate } from "~/kit/feedback";
import { FieldGroups } from "~/kit/record/FieldGroups";
import { useCan } from "~/shell/session";
import { useSaveFact } from "./edit";

/** Every field of the account; those that may be edited are edited in their place. */
export function DetailsTab({ account }: { account: Account }) {
    const query = useQuery(fieldsQuery("account"));
    const editable = useCan("account_write") && !account.deleted_at;
    const save = useSaveFact(account);
    const onSave = (field: Field, value: unknown) =>
        save(field.label, { [field.key]: value }, { [field.key]: value });
    return (
        <Gate query={query}>
            {(data) => (
                <FieldGroups
                    fields={data.rows}
                    record={account}
                    onSave={editable ? onSave : undefined}
                />
            )}
        </Gate>
    );
}
