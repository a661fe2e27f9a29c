import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { FieldOwner } from "../types";

/** The fields that belong to somebody; those of which nothing is said belong to the last writer. */
export const fieldOwnersQuery = queryOptions({
    queryKey: ["field-owners", {}],
    queryFn: ({ signal }) =>
        read(api.GET("/api/v2/field-owners", { params: { query: { limit: 1000 } }, signal })),
    staleTime: 60_000,
});

type Of = Pick<FieldOwner, "entity" | "field" | "owner">;

/** Says to whom a field belongs, over what was said before. */
export const saveFieldOwner = (before: FieldOwner | undefined, body: Of) =>
    before
        ? write(
              api.PATCH("/api/v2/field-owners/{id}", {
                  params: { path: { id: before.id } },
                  body: { owner: body.owner, version: before.version },
              }),
          )
        : write(api.POST("/api/v2/field-owners", { body }));

/** Writes what is suggested for a field of an account or user, or takes it off the table. */
export function decideSuggestion(
    entity: "account" | "user",
    id: number,
    field: string,
    accept: boolean,
) {
    const call = { params: { path: { id } }, body: { fields: [field] } };
    const to = entity === "account" ? "/api/v2/accounts/{id}" : "/api/v2/users/{id}";
    return accept
        ? write(api.POST(`${to}/suggestions/accept`, call))
        : write(api.POST(`${to}/suggestions/dismiss`, call));
}
