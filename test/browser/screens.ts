// Every screen of the page and everything that opens on one, for the tests that go through all
// of them.
import type { Page } from "@playwright/test";
import { expect, settled } from "./browse.ts";
import { type Body, people, type Stage } from "./stage.ts";

export interface Screen {
    name: string;
    path: string;
    /** Before the door: nobody is signed in. */
    outside?: boolean;
    /** Opens a dialog, a drawer or a menu, and waits until it is there. */
    open?: (page: Page) => Promise<void>;
}

const dialog = (page: Page, name: string | RegExp) =>
    expect(page.getByRole("dialog", { name })).toBeVisible();

const press = (button: string | RegExp, opens: string | RegExp) => async (page: Page) => {
    await page
        .getByRole("button", { name: button, exact: typeof button === "string" })
        .first()
        .click();
    await dialog(page, opens);
};

const menu = (button: string | RegExp) => async (page: Page) => {
    await page.getByRole("button", { name: button }).first().click();
    await expect(page.getByRole("menuitem").first()).toBeVisible();
};

/** A file of accounts with bad rows, at the step of its columns. */
const uploaded = async (page: Page) => {
    const text = "account_id,name,employees,Note\nSCR-1,One,many,x\n,Two,3,y\nSCR-3,Three,4,z\n";
    await page
        .locator("input[type=file]")
        .setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await expect(page.getByRole("button", { name: "Check the file" })).toBeVisible();
};

const asTable = (name: string) => async (page: Page) => {
    await page.getByRole("button", { name: `Show as table: ${name}` }).click();
    await expect(page.getByRole("region", { name, exact: true }).getByRole("table")).toBeVisible();
};

/** A filter with all that the builder has: groups, a change, another field, "not". */
const filter = {
    all: [
        { field: "mrr", op: ">=", value: 10 },
        {
            any: [
                {
                    field: "total_features_used",
                    module: "sales",
                    days: 30,
                    change: "percent",
                    op: "<=",
                    value: -10,
                },
                {
                    all: [
                        {
                            field: "active_users",
                            op: "<",
                            value: { field: "licenses", times: 0.5 },
                        },
                        { not: { field: "stage", op: "in", value: ["Live"] } },
                    ],
                },
            ],
        },
    ],
};

/** Prepares what the screens need (debugger items, a mail, a member's link) and lists them. */
export async function screens(stage: Stage): Promise<{ pages: Screen[]; panels: Screen[] }> {
    const admin = await stage.session(people.admin);
    const [account] = (await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1")).rows;
    const [user] = (await admin.get(`/api/v2/users?account_id=${account.id}&sort=name&limit=1`))
        .rows;
    const [subscription] = (await admin.get("/api/v2/subscriptions?sort=-mrr&limit=1")).rows;
    const use = {
        account_id: account.external_id,
        user_id: user.external_id,
        feature_id: "refund",
    };
    await stage.send("/api/v1_1/feature", use);
    await stage.send("/api/v1_1/account", {
        account_id: account.external_id,
        strange: 1,
        licenses: "many",
        custom_waiting: "yes",
    });
    await fetch(`${stage.url}/api/v1_1/feature`, {
        method: "POST",
        headers: {
            authorization: `Bearer ${stage.key}`,
            "content-type": "application/json",
        },
        body: JSON.stringify({ ...use, total: -1 }),
    });
    await admin.post("/api/v2/settings/test-mail", {
        to: "postmaster@coppertill.example",
    });
    await fetch(`${stage.url}/api/v2/password-reset`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: people.developer }),
    });
    const mails: Body[] = (await admin.get("/api/v2/mails?limit=20")).rows;
    const reset = mails.find((m) => m.to === people.developer);
    const { text } = await admin.get(`/api/v2/mails/${reset?.id}`);
    const link = /\/set-password\?token=[\w-]+/.exec(text)?.[0] ?? "";
    const [segment] = (await admin.get("/api/v2/segments?entity=account&limit=1")).rows;
    const [config] = (await admin.get("/api/v2/health-configs?limit=1")).rows;
    const items: Body[] = (await admin.get("/api/v2/debugger?verdict=refused")).rows;
    let firstView = 0;
    const list = await admin.post("/api/v2/lists", {
        name: "Healthy and large",
        type: "account",
        segments: [segment.id],
        criteria: { all: [{ field: "mrr", op: ">", value: 0 }] },
    });

    for (let i = 1; i <= 8; i++) {
        const view = await admin.post("/api/v2/views", {
            name: i === 1 ? "Large and live, with a name as long as people give" : `View ${i}`,
            entity: "account",
            shared: i % 2 === 0,
            state: { columns: ["name", "mrr", "stage"], sort: "-mrr" },
        });
        if (i === 1) {
            await admin.call("PUT", `/api/v2/me/views/${view.id}/pin`);
            firstView = view.id;
        }
    }

    await admin.post("/api/v2/accounts/bulk", {
        ids: [account.id, 99999999],
        set: { phone: "+41 44 555 01 01" },
    });
    await admin.post("/api/v2/exports", { entity: "account", format: "csv", all: true });
    for (const [entity, field] of [
        ["account", "licenses"],
        ["account", "stage"],
        ["user", "title"],
    ])
        await admin.post("/api/v2/field-owners", {
            entity,
            field,
            owner: "member",
        });
    await stage.send("/api/v1_1/account", {
        account_id: account.external_id,
        licenses: 4321,
    });
    await stage.send("/api/v1_1/user", { ...use, title: "Suggested title" });

    const [parent, child] = (await admin.get("/api/v2/accounts?sort=-mrr&limit=2")).rows;
    await admin.patch(`/api/v2/accounts/${child.id}`, { parent_id: parent.id });

    const pages: Screen[] = [
        { name: "sign-in", path: "/sign-in", outside: true },
        { name: "forgot-password", path: "/forgot-password", outside: true },
        { name: "set-password", path: link, outside: true },
        { name: "accounts", path: "/accounts" },
        { name: "account", path: `/accounts/${account.id}` },
        { name: "account-users", path: `/accounts/${account.id}?tab=users` },
        { name: "account-timeline", path: `/accounts/${account.id}?tab=timeline` },
        { name: "account-details", path: `/accounts/${account.id}?tab=details` },
        { name: "users", path: "/users" },
        { name: "user", path: `/users/${user.id}` },
        { name: "subscriptions", path: "/subscriptions" },
        { name: "lists", path: "/lists" },
        { name: "list", path: `/lists/${list.id}` },
        { name: "list-edit", path: `/lists/${list.id}/edit` },
        { name: "list-new", path: "/lists/new?type=user" },
        { name: "reports-usage", path: "/reports/usage" },
        { name: "reports-health", path: "/reports/health?by=success_manager" },
        { name: "reports-users", path: "/reports/users" },
        { name: "account-children", path: `/accounts/${parent.id}?tab=children` },
        ...[
            "team",
            "keys",
            "debugger",
            "segments",
            "health",
            "products",
            "attributes",
            "lifecycle",
            "workspace",
            "mail",
            "audit",
            "import",
            "jobs",
            "profile",
        ].map((name) => ({ name: `settings-${name}`, path: `/settings/${name}` })),
        { name: "not-found", path: "/nothing/here" },
    ];
    const on = `/accounts/${account.id}`;
    // Ten rows behind what opens on a list; the list itself is looked at as a page.
    const panels: Screen[] = [
        {
            name: "sign-in-refused",
            path: "/sign-in",
            outside: true,
            open: async (page) => {
                await page.getByLabel("E-mail").fill("nobody@example.com");
                await page.getByLabel("Password", { exact: true }).fill("not the password");
                await page.getByRole("button", { name: "Sign in" }).click();
                await expect(page.getByRole("alert")).not.toBeEmpty();
            },
        },
        {
            name: "palette",
            path: "/accounts?limit=10",
            open: async (page) => {
                await page.keyboard.press("Control+k");
                await page.getByPlaceholder("Accounts, users, pages, commands").fill("a");
                await expect(page.getByText("T-1").first()).toBeVisible();
            },
        },
        {
            name: "help",
            path: on,
            open: async (page) => {
                await page.keyboard.press("Shift+?");
                await dialog(page, "Keyboard shortcuts");
            },
        },
        {
            name: "profile-menu",
            path: "/accounts?limit=10",
            open: menu(/profile and appearance/),
        },
        {
            name: "accounts-no-match",
            path: "/accounts?q=no+such+customer",
            open: (page) => expect(page.getByText("No account matches")).toBeVisible(),
        },
        {
            name: "add-account-errors",
            path: "/accounts?limit=10",
            open: async (page) => {
                await press("Add account", "Add account")(page);
                const box = page.getByRole("dialog", { name: "Add account" });
                await box.getByRole("button", { name: "Add account" }).click();
                await expect(box.getByText("This is needed.").first()).toBeVisible();
            },
        },
        {
            name: "import-columns",
            path: "/settings/import",
            open: uploaded,
        },
        {
            name: "import-checked",
            path: "/settings/import",
            open: async (page) => {
                await uploaded(page);
                await page.getByRole("button", { name: "Check the file" }).click();
                await expect(
                    page.getByRole("heading", { name: "What would happen" }),
                ).toBeVisible();
                await expect(page.getByText("Must be a whole number")).toBeVisible();
            },
        },
        {
            name: "import-help",
            path: "/settings/import?kind=usage",
            open: async (page) => {
                await page.getByText("How files are read").click();
                await expect(page.getByText("Windows-1252")).toBeVisible();
            },
        },
        { name: "list-menu", path: `/lists/${list.id}`, open: menu(/^Actions for/) },
        {
            name: "lists-no-match",
            path: "/lists?q=no+such+list",
            open: (page) => expect(page.getByText("No list matches")).toBeVisible(),
        },
        {
            name: "segment-edit",
            path: `/settings/segments?edit=${segment.id}`,
            open: (page) => expect(page.getByText(/accounts? match/).last()).toBeVisible(),
        },
        {
            name: "segment-history",
            path: `/settings/segments?history=${segment.id}`,
            open: (page) => dialog(page, /^Who entered and left/),
        },
        {
            name: "health-edit",
            path: `/settings/health?edit=${config.id}`,
            open: (page) =>
                expect(page.getByRole("img", { name: /^Product adoption, last 60/ })).toBeVisible(),
        },
        {
            name: "health-in-list",
            path: "/accounts?limit=10",
            open: async (page) => {
                await page
                    .getByRole("button", { name: /^Financial: / })
                    .first()
                    .click();
                await expect(page.getByRole("dialog").getByText("Good, when")).toBeVisible();
            },
        },
        {
            name: "health-of-account",
            path: on,
            open: async (page) => {
                await page.getByRole("button", { name: /^Product adoption: / }).click();
                await expect(page.getByRole("dialog").getByText("Health score")).toBeVisible();
            },
        },
        {
            name: "filters",
            path: `/accounts?limit=10&f=${encodeURIComponent(JSON.stringify(filter))}`,
            open: async (page) => {
                await page.getByRole("button", { name: "Filters" }).click();
                await expect(page.getByRole("button", { name: /^Show \d/ })).toBeVisible();
                await page.getByRole("combobox", { name: "Used where" }).first().click();
                await expect(
                    page.getByRole("option", { name: "Sales", exact: true }),
                ).toBeVisible();
            },
        },
        {
            name: "filter-menu",
            path: `/users?limit=10&f=${encodeURIComponent(JSON.stringify({ field: "activity", op: "=", value: "active" }))}`,
            open: async (page) => {
                await page.getByRole("button", { name: /^Edit: Activity is/ }).click();
                await menu("More for 1")(page);
            },
        },
        {
            name: "filter-refused",
            path: `/accounts?limit=10&f=${encodeURIComponent(JSON.stringify({ field: "gone", op: "=", value: 1 }))}`,
            open: (page) => expect(page.getByText("This filter does not work")).toBeVisible(),
        },
        {
            name: "columns",
            path: "/accounts?columns=name,mrr,stage&frozen=2&panel=columns&limit=10",
            open: async (page) => {
                await dialog(page, "Columns");
                await expect(page.getByRole("switch", { name: "Show MRR" })).toBeVisible();
            },
        },
        {
            name: "views",
            path: `/accounts?view=${firstView}&q=a&limit=10`,
            open: async (page) => {
                await page.getByRole("button", { name: /^View: Large/ }).click();
                await expect(page.getByRole("list", { name: "Views", exact: true })).toBeVisible();
            },
        },
        {
            name: "view-save",
            path: "/accounts?sort=-mrr&limit=10",
            open: async (page) => {
                await page.keyboard.press("v");
                await page.getByRole("button", { name: "Save as a new view…" }).click();
                await page.getByRole("button", { name: "Save", exact: true }).click();
                await expect(page.getByText("Give the view a name")).toBeVisible();
            },
        },
        {
            name: "view-gone",
            path: "/accounts?view=999999",
            open: (page) => expect(page.getByText("This view cannot be shown")).toBeVisible(),
        },
        {
            name: "totals-menu",
            path: "/accounts?limit=10",
            open: menu(/Health shown/),
        },
        {
            name: "subscription",
            path: `/subscriptions?limit=10&open=${subscription.id}`,
            open: async (page) => {
                await dialog(page, "Subscription");
                await expect(page.getByRole("region", { name: "History" })).toBeVisible();
            },
        },
        {
            name: "add-user",
            path: "/users?limit=10",
            open: press("Add user", "Add user"),
        },
        { name: "account-menu", path: on, open: menu("More actions") },
        { name: "account-stage", path: on, open: menu(/^Stage: /) },
        {
            name: "account-edit",
            path: on,
            open: async (page) => {
                await page.getByRole("button", { name: /^Phone: / }).click();
                await expect(page.getByRole("textbox", { name: "Phone" })).toBeVisible();
            },
        },
        {
            name: "account-delete",
            path: on,
            open: async (page) => {
                await menu("More actions")(page);
                await page.getByRole("menuitem", { name: "Delete account" }).click();
                await dialog(page, /^Delete /);
            },
        },
        {
            name: "account-tables",
            path: on,
            open: async (page) => {
                for (const name of [
                    "Feature uses per day",
                    "Modules used",
                    "Features used",
                    "Active users",
                ])
                    await asTable(name)(page);
            },
        },
        {
            name: "timeline-details",
            path: `${on}?tab=timeline`,
            open: async (page) => {
                const feed = page.getByRole("region", {
                    name: "Timeline",
                    exact: true,
                });
                for (let i = 0; i < 3; i++)
                    await feed.getByRole("listitem").nth(i).getByRole("button").first().click();
                await expect(feed.getByRole("term").first()).toBeVisible();
            },
        },
        {
            name: "timeline-kinds",
            path: `${on}?tab=timeline`,
            open: press("Kinds", "Kinds"),
        },
        {
            name: "timeline-no-match",
            path: `${on}?tab=timeline&q=xyzzy`,
            open: (page) => expect(page.getByText("Nothing matches")).toBeVisible(),
        },
        {
            name: "invite",
            path: "/settings/team",
            open: press("Invite a member", "Invite a member"),
        },
        {
            name: "member-menu",
            path: "/settings/team",
            open: menu("Actions for Amara Nwosu"),
        },
        {
            name: "profiles",
            path: "/settings/team",
            open: async (page) => {
                await page.getByRole("tab", { name: "What profiles allow" }).click();
                await expect(page.getByRole("columnheader", { name: "Permission" })).toBeVisible();
            },
        },
        {
            name: "new-key",
            path: "/settings/keys",
            open: press("New key", "New key"),
        },
        {
            name: "revoke-key",
            path: "/settings/keys",
            open: press("Revoke", /^Revoke /),
        },
        {
            name: "debugger-item",
            path: `/settings/debugger?item=${items[0]?.id}`,
            open: (page) => dialog(page, "Item"),
        },
        {
            name: "debugger-clear",
            path: "/settings/debugger",
            open: press("Clear", "Clear the debugger?"),
        },
        {
            name: "rename-feature",
            path: "/settings/products",
            open: async (page) => {
                await menu(/^Actions for/)(page);
                await page.getByRole("menuitem", { name: /^Rename/ }).click();
                await dialog(page, /^Rename/);
            },
        },
        {
            name: "new-attribute",
            path: "/settings/attributes",
            open: press("New attribute", "New attribute"),
        },
        {
            name: "add-stage",
            path: "/settings/lifecycle",
            open: press("Add", "Add"),
        },
        {
            name: "mail-item",
            path: `/settings/mail?mail=${mails[0]?.id}`,
            open: (page) => dialog(page, "Mail"),
        },
    ];
    return { pages, panels };
}

/**
 * Opens a screen and waits until nothing moves on it any more. From one screen to another without
 * anything open the way leads within the page, as for people who follow a link.
 */
export async function show(page: Page, screen: Screen, before?: Screen): Promise<void> {
    const within = before && !before.open && !before.outside && !screen.open && !screen.outside;
    if (within)
        await page.evaluate((path) => {
            history.pushState(null, "", path);
            dispatchEvent(new PopStateEvent("popstate"));
        }, screen.path);
    else await page.goto(screen.path);
    await settled(page);
    await screen.open?.(page);
    await settled(page);
}
