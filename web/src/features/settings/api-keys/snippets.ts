/** Code to copy: how each client is pointed at this server. Filled with the real address and key. */
export const snippetKinds = ["curl", "csb_node", "segment", "browser"] as const;
export type SnippetKind = (typeof snippetKinds)[number];

export function snippet(kind: SnippetKind, origin: string, key: string): string {
    if (kind === "curl")
        return `curl ${origin}/api/v1_1/feature \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "account_id": "acme",
    "user_id": "ada@acme.example",
    "product_id": "App",
    "module_id": "Reports",
    "feature_id": "Report exported",
    "total": 1
  }'`;
    if (kind === "csb_node")
        return `// npm install csb-node
const CSB = require("csb-node").default;

const csb = new CSB("${origin}", "${key}");
await csb.login("acme", "ada@acme.example");
await csb.feature("acme", "ada@acme.example", "App", "Reports", "Report exported", 1);`;
    if (kind === "segment")
        return `// npm install @segment/analytics-node
import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${key}", host: "${origin}" });
analytics.identify({
  userId: "ada@acme.example",
  traits: { account_id: "acme", name: "Ada Lovelace" },
});
analytics.track({
  userId: "ada@acme.example",
  event: "Report exported",
  properties: { account_id: "acme", product_id: "App", module_id: "Reports" },
});
await analytics.closeAndFlush();`;
    return `<script>
  window.mainstay = window.mainstay || [];
  mainstay.push(["login", "acme", "ada@acme.example"]);
  mainstay.push(["feature", "App", "Reports", "Report exported"]);
</script>
<script async src="${origin}/mainstay.js" data-key="${key}"></script>`;
}
