// The people that many suites need: an administrator, two customer success managers who do not see
// each other's accounts, and a reader who sees all.
//
//     const { ada, carl } = await signInTeam(workspace, server);
import { type Api, signIn } from "./api.ts";
import type { Node, Profile, Workspace } from "./server.ts";

const profiles = {
    ada: "administrator",
    carl: "customer_success_manager",
    cleo: "customer_success_manager",
    rita: "read_only",
} as const satisfies Record<string, Profile>;

type Name = keyof typeof profiles;

export const emailOf = (name: Name) => `${name}@example.com`;

export async function signInTeam(workspace: Workspace, server: Node): Promise<Record<Name, Api>> {
    const team: Partial<Record<Name, Api>> = {};
    for (const name of Object.keys(profiles) as Name[]) {
        await workspace.addMember(emailOf(name), profiles[name]);
        team[name] = await signIn(server, emailOf(name));
    }
    return team as Record<Name, Api>;
}
