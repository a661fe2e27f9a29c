import { describe, expect, it } from "vitest";
import type { Feature, Module, Product, Setting } from "~/api/types";
import { snippet, snippetKinds } from "./api-keys/snippets";
import { pretty } from "./debugger/DebuggerPage";
import { keyFrom } from "./parts";
import { outline, usesOf } from "./products/ProductsPage";
import { browserName } from "./profile/ProfilePage";
import { changedSettings } from "./SettingsForm";

it("every snippet holds address and key", () => {
    for (const kind of snippetKinds) {
        const code = snippet(kind, "https://cs.example", "api_123");
        expect(code).toContain("https://cs.example");
        expect(code).toContain("api_123");
    }
});

it("the curl snippet's body is JSON", () => {
    const body = snippet("curl", "https://cs.example", "k").match(/-d '(.*)'$/s)?.[1] ?? "";
    expect(JSON.parse(body)).toMatchObject({ account_id: "acme", total: 1 });
});

it("keys are made from labels", () => {
    expect(keyFrom("Plan tier (EU)")).toBe("plan_tier_eu");
    expect(keyFrom("  Größe ")).toBe("gro_e");
    expect(keyFrom("Café")).toBe("cafe");
});

it("raw bodies are laid out only when they are JSON", () => {
    expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(pretty("{a")).toBe("{a");
});

it("browsers are named", () => {
    const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537 Chrome/126.0 Safari/537";
    expect(browserName(chrome)).toBe("Chrome, Linux");
    expect(browserName("curl/8")).toBe("curl/8");
    expect(browserName(null)).toBeUndefined();
});

describe("settings", () => {
    const row = (key: string, type: Setting["type"], value: unknown) =>
        ({ key, type, value }) as Setting;
    const rows = [row("a", "text", "x"), row("b", "int", 5), row("s", "secret", null)];
    it("send only what differs", () => {
        expect(changedSettings(rows, { a: "x", b: 6 })).toEqual({ b: 6 });
    });
    it("leave a secret alone until something is typed", () => {
        expect(changedSettings(rows, { s: "" })).toEqual({});
        expect(changedSettings(rows, { s: "new" })).toEqual({ s: "new" });
    });
});

describe("the outline of products", () => {
    const named = (id: number, label: string) => ({ id, label, name: label, hidden: false });
    const products = [named(1, "Till"), named(2, "Office")] as Product[];
    const modules = [
        { ...named(1, "Checkout"), product: { id: 1, name: "Till" } },
        { ...named(2, "Stock"), product: { id: 2, name: "Office" } },
    ] as Module[];
    const features = [
        { ...named(1, "Sale"), module: { id: 1, name: "Checkout" } },
        { ...named(2, "Count"), module: { id: 2, name: "Stock" } },
    ] as Feature[];
    const labels = (q: string) => outline(products, modules, features, q).map((n) => n.row.label);
    it("is in order of the tree", () => {
        expect(labels("")).toEqual(["Till", "Checkout", "Sale", "Office", "Stock", "Count"]);
    });
    it("keeps the way to what matches", () => {
        expect(labels("count")).toEqual(["Office", "Stock", "Count"]);
        expect(labels("till")).toEqual(["Till", "Checkout", "Sale"]);
        expect(labels("nothing")).toEqual([]);
    });
});

it("modules and products have the uses of their features, and the latest of their days", () => {
    const row = { module_id: 5, product_id: 9 };
    const uses = usesOf([
        { ...row, id: 1, uses: 3, last_used_on: "2026-11-20" },
        { ...row, id: 2, uses: 4, last_used_on: "2026-11-22" },
        { id: 3, module_id: 6, product_id: 9, uses: 10, last_used_on: "2026-11-01" },
    ]);
    expect(uses({ kind: "features", id: 1 })).toEqual({ uses: 3, last: "2026-11-20" });
    expect(uses({ kind: "modules", id: 5 })).toEqual({ uses: 7, last: "2026-11-22" });
    expect(uses({ kind: "products", id: 9 })).toEqual({ uses: 17, last: "2026-11-22" });
    expect(uses({ kind: "modules", id: 7 })).toEqual({ uses: 0, last: "" });
});
