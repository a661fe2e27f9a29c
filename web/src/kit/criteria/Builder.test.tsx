import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { show } from "~/test/show";
import { Builder } from "./Builder";
import type { Problem } from "./context";
import type { Catalog } from "./fields";
import { fromJson, type Group, toJson } from "./tree";
import { Words } from "./Words";

const number = ["=", "<", "<=", ">", ">=", "between", "in", "empty"];
const catalog: Catalog = {
    fields: [
        {
            key: "mrr",
            label: "MRR",
            group: "Revenue",
            type: "money",
            operators: number,
            parameters: [],
        },
        {
            key: "licenses",
            label: "Licences",
            group: "Revenue",
            type: "int",
            operators: number,
            parameters: [],
        },
        {
            key: "uses",
            label: "Feature uses",
            group: "Usage",
            type: "int",
            unit: "uses",
            operators: number,
            parameters: ["product", "module", "feature", "days", "change"],
        },
        {
            key: "renewal",
            label: "Renewal",
            group: "Dates",
            type: "date",
            operators: ["before", "more_than_days_ago"],
            parameters: [],
        },
        {
            key: "often",
            label: "Often",
            group: "Usage",
            type: "rank",
            operators: ["="],
            parameters: [],
            options: ["never_at_all", "daily"],
        },
    ],
    operators: [
        { op: "=", label: "is", takes: "one", field: true },
        { op: "<", label: "is less than", takes: "one", field: true },
        { op: "<=", label: "is at most", takes: "one", field: true },
        { op: ">", label: "is more than", takes: "one", field: true },
        { op: ">=", label: "is at least", takes: "one", field: true },
        { op: "between", label: "is between", takes: "two", field: false },
        { op: "in", label: "is one of", takes: "list", field: false },
        { op: "before", label: "is before", takes: "one", field: true },
        { op: "more_than_days_ago", label: "is more than days ago", takes: "days", field: false },
        { op: "empty", label: "is empty", takes: "none", field: false },
    ],
};
const mrr = { field: "mrr", op: ">=", value: 1000 };
const uses = { field: "uses", module: "Billing", days: 7, op: "<", value: 5 };

let written: unknown;

type HeldProps = { json: unknown; problems?: (root: Group) => Problem[] };

function Held({ json, problems }: HeldProps) {
    const [root, setRoot] = useState(() => fromJson(json) as Group);
    written = toJson(root);
    return (
        <Builder
            entity="account"
            catalog={catalog}
            root={root}
            problems={problems?.(root) ?? []}
            onChange={setRoot}
            lead="Accounts that match"
        />
    );
}

function held(json: unknown, problems?: (root: Group) => Problem[]) {
    const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
    show(
        <QueryClientProvider client={client}>
            <Held json={json} problems={problems} />
        </QueryClientProvider>,
    );
}

/** The list below a field has its label, too. */
const input = { selector: "input" };
const row = (number: string) => within(screen.getByRole("group", { name: `Condition ${number}` }));
const typed = (at: ReturnType<typeof row>, label: string, value: string) =>
    fireEvent.change(at.getByLabelText(label, input), { target: { value } });

describe("the builder", () => {
    it("writes what a control says, and nothing else", () => {
        held({ all: [mrr, uses] });
        typed(row("1"), "Value", "2500");
        expect(written).toEqual({ all: [{ ...mrr, value: 2500 }, uses] });
        typed(row("2"), "Days", "30");
        expect(written).toEqual({
            all: [
                { ...mrr, value: 2500 },
                { ...uses, days: 30 },
            ],
        });
    });
    it("groups, negates and removes", () => {
        held({ all: [mrr, uses] });
        fireEvent.click(screen.getByRole("radio", { name: "any of these" }));
        expect(written).toEqual({ any: [mrr, uses] });
        fireEvent.click(screen.getByRole("button", { name: "Remove 1" }));
        expect(written).toEqual({ any: [uses] });
        expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Move 1 /);
    });
    it("takes back a not", () => {
        held({ all: [{ not: mrr }] });
        fireEvent.click(screen.getByRole("button", { name: "Take back “not”" }));
        expect(written).toEqual({ all: [mrr] });
    });
    it("moves by the arrow keys of the handle, and says where to", () => {
        held({ all: [mrr, { any: [uses] }] });
        const handle = () => screen.getByRole("button", { name: /^Move (1|2\.1) / });
        fireEvent.keyDown(screen.getByRole("button", { name: /^Move 1 / }), { key: "ArrowDown" });
        expect(written).toEqual({ all: [{ any: [mrr, uses] }] });
        expect(screen.getByRole("status").textContent).toBe("Now at 1.1");
        expect(handle).toBeDefined();
        expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Move 1\.1 /);
    });
    it("adds a condition whose field has the focus", () => {
        held(undefined);
        fireEvent.click(screen.getByRole("button", { name: "Add condition" }));
        expect(document.activeElement).toBe(row("1").getByLabelText("Field", input));
        fireEvent.click(screen.getByRole("button", { name: "Add group" }));
        expect(document.activeElement).toBe(row("2.1").getByLabelText("Field", input));
    });
    it("says a fall by its size", () => {
        held({ ...uses, change: "percent", op: "<=", value: -30 });
        expect((row("1").getByLabelText("Comparison", input) as HTMLInputElement).value).toBe(
            "fell by at least",
        );
        expect((row("1").getByLabelText("Value", input) as HTMLInputElement).value).toBe("30 %");
        typed(row("1"), "Value", "0");
        typed(row("1"), "Value", "0.5");
        expect(written).toEqual({ ...uses, change: "percent", op: "<=", value: -0.5 });
    });
    it("shows a fault at its place", () => {
        held({ all: [mrr, uses] }, (root) => [
            { id: root.items[0]?.id ?? "", member: "value", message: "Too much" },
            { id: root.items[1]?.id ?? "", member: "module", message: "There is no module" },
        ]);
        expect(row("1").getByLabelText("Value", input).getAttribute("aria-invalid")).toBe("true");
        expect(row("1").getByText("Too much")).toBeTruthy();
        expect(row("2").getByText("There is no module")).toBeTruthy();
    });
});

describe("a chip's words", () => {
    const words = (json: unknown) => {
        const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
        const { container } = show(
            <QueryClientProvider client={client}>
                <Words entity="account" catalog={catalog} node={fromJson(json) as Group} />
            </QueryClientProvider>,
        );
        return container.textContent
            ?.replace(/^[\s\S]*?<\/style>/, "")
            .replace(/\s+/g, " ")
            .trim();
    };
    it.each([
        [mrr, "MRR is at least $1,000"],
        [
            { not: { any: [mrr, { field: "mrr", op: "empty" }] } },
            "not MRR is at least $1,000 or MRR is empty",
        ],
        [uses, "Feature uses (Billing, 7 days) is less than 5"],
        [
            { ...uses, change: "percent", op: "<=", value: -30 },
            "Feature uses (Billing, 7 days) fell by at least 30 %",
        ],
        [
            { field: "uses", op: "<", value: { field: "licenses", times: 0.5 } },
            "Feature uses is less than 0.5 × Licences",
        ],
        [
            { field: "renewal", op: "more_than_days_ago", value: 5 },
            "Renewal is more than 5 days ago",
        ],
        [{ field: "renewal", op: "before", value: "2026-01-31" }, "Renewal is before Jan 31, 2026"],
        [{ field: "often", op: "=", value: "never_at_all" }, "Often is Never at all"],
        [{ field: "gone", op: "=", value: 1 }, "gone"],
    ])("%j", (json, text) => {
        expect(words(json)).toContain(text);
    });
});
