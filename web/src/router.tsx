/** The route tree. Every screen is a lazy route; addresses hold the view. */
import type { QueryClient } from "@tanstack/react-query";
import {
    createRootRouteWithContext,
    createRoute,
    createRouter,
    lazyRouteComponent,
    Outlet,
    redirect,
} from "@tanstack/react-router";
import * as v from "valibot";
import { ApiError } from "./api/client";
import { meQuery } from "./api/queries/session";
import { listSearch, viewSearch } from "./kit/table/search";
import { ErrorPage, NotFound } from "./shell/ErrorPage";
import { settingsPages } from "./shell/pages";
import { Shell } from "./shell/Shell";
import { can, type Permission } from "./shell/session";

type Context = { client: QueryClient };

const text = v.fallback(v.optional(v.string()), undefined);
const number = v.fallback(v.optional(v.number()), undefined);

const root = createRootRouteWithContext<Context>()({
    component: Outlet,
    notFoundComponent: NotFound,
    errorComponent: ErrorPage,
});

const door = () => import("./shell/Door");

const signIn = createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    validateSearch: v.object({ next: text }),
    component: lazyRouteComponent(door, "SignIn"),
});
const forgot = createRoute({
    getParentRoute: () => root,
    path: "/forgot-password",
    component: lazyRouteComponent(door, "ForgotPassword"),
});
const setPassword = createRoute({
    getParentRoute: () => root,
    path: "/set-password",
    // A token made of digits alone arrives as a number.
    validateSearch: v.object({
        token: v.fallback(
            v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
            undefined,
        ),
    }),
    component: lazyRouteComponent(door, "SetPassword"),
});

const shell = createRoute({
    getParentRoute: () => root,
    id: "shell",
    component: Shell,
    beforeLoad: async ({ context, location }) => {
        try {
            return { me: await context.client.ensureQueryData(meQuery) };
        } catch (error) {
            if (!(error instanceof ApiError) || error.status !== 401) throw error;
            const next = location.href === "/" ? undefined : location.href;
            throw redirect({ to: "/sign-in", search: { next } });
        }
    },
});

const home = createRoute({
    getParentRoute: () => shell,
    path: "/",
    beforeLoad: () => {
        throw redirect({ to: "/accounts" });
    },
});

const accounts = createRoute({
    getParentRoute: () => shell,
    path: "/accounts",
    validateSearch: v.object({
        ...viewSearch,
        add: v.fallback(v.optional(v.boolean()), undefined),
    }),
    component: lazyRouteComponent(() => import("./features/accounts/AccountsPage"), "AccountsPage"),
});

const account = createRoute({
    getParentRoute: () => shell,
    path: "/accounts/$id",
    validateSearch: v.object({
        ...listSearch,
        tab: v.fallback(
            v.optional(v.picklist(["usage", "users", "timeline", "children", "details"])),
            undefined,
        ),
        feed: v.fallback(v.optional(v.picklist(["communication", "events"])), undefined),
        kinds: v.fallback(v.optional(v.string()), undefined),
    }),
    component: lazyRouteComponent(() => import("./features/account/AccountPage"), "AccountPage"),
});

const users = createRoute({
    getParentRoute: () => shell,
    path: "/users",
    validateSearch: v.object({
        ...viewSearch,
        add: v.fallback(v.optional(v.boolean()), undefined),
    }),
    component: lazyRouteComponent(() => import("./features/users/UsersPage"), "UsersPage"),
});

const user = createRoute({
    getParentRoute: () => shell,
    path: "/users/$id",
    component: lazyRouteComponent(() => import("./features/users/UserPage"), "UserPage"),
});

const subscriptions = createRoute({
    getParentRoute: () => shell,
    path: "/subscriptions",
    validateSearch: v.object({ ...viewSearch, open: number }),
    component: lazyRouteComponent(
        () => import("./features/subscriptions/SubscriptionsPage"),
        "SubscriptionsPage",
    ),
});

const listType = v.fallback(v.optional(v.picklist(["account", "user"])), undefined);

const lists = createRoute({
    getParentRoute: () => shell,
    path: "/lists",
    validateSearch: v.object({
        q: listSearch.q,
        sort: listSearch.sort,
        page: listSearch.page,
        limit: listSearch.limit,
        type: listType,
        status: v.fallback(v.optional(v.picklist(["active", "inactive"])), undefined),
        role: number,
    }),
    component: lazyRouteComponent(() => import("./features/lists/ListsPage"), "ListsPage"),
});
const newList = createRoute({
    getParentRoute: () => shell,
    path: "/lists/new",
    validateSearch: v.object({ type: listType }),
    component: lazyRouteComponent(() => import("./features/lists/EditList"), "NewList"),
});
const list = createRoute({
    getParentRoute: () => shell,
    path: "/lists/$id",
    validateSearch: v.object(listSearch),
    component: lazyRouteComponent(() => import("./features/lists/ListPage"), "ListPage"),
});
const editList = createRoute({
    getParentRoute: () => shell,
    path: "/lists/$id/edit",
    component: lazyRouteComponent(() => import("./features/lists/EditList"), "EditList"),
});

const days = v.fallback(v.optional(v.picklist([7, 30, 90, 180, 365])), undefined);

const reports = createRoute({
    getParentRoute: () => shell,
    path: "/reports",
    component: lazyRouteComponent(() => import("./features/reports/ReportsFrame"), "ReportsFrame"),
});
const reportsHome = createRoute({
    getParentRoute: () => reports,
    path: "/",
    beforeLoad: () => {
        throw redirect({ to: "/reports/usage" });
    },
});
const usageReport = createRoute({
    getParentRoute: () => reports,
    path: "/usage",
    validateSearch: v.object({
        days,
        by: v.fallback(v.optional(v.picklist(["product", "module", "feature"])), undefined),
        sort: text,
        f: listSearch.f,
    }),
    component: lazyRouteComponent(() => import("./features/reports/UsageReport"), "UsageReport"),
});
const healthReport = createRoute({
    getParentRoute: () => reports,
    path: "/health",
    validateSearch: v.object({
        days: v.fallback(v.optional(v.picklist([7, 30, 60, 90])), undefined),
        by: v.fallback(v.optional(v.picklist(["segment", "success_manager"])), undefined),
        f: listSearch.f,
    }),
    component: lazyRouteComponent(() => import("./features/reports/HealthReport"), "HealthReport"),
});
const usersReport = createRoute({
    getParentRoute: () => reports,
    path: "/users",
    validateSearch: v.object({ f: listSearch.f }),
    component: lazyRouteComponent(() => import("./features/reports/UsersReport"), "UsersReport"),
});

const settings = createRoute({
    getParentRoute: () => shell,
    path: "/settings",
    component: lazyRouteComponent(
        () => import("./features/settings/SettingsFrame"),
        "SettingsFrame",
    ),
});

const settingsHome = createRoute({
    getParentRoute: () => settings,
    path: "/",
    beforeLoad: ({ context }) => {
        const first = settingsPages.find((p) => !p.needs || can(context.me, p.needs));
        throw redirect({ to: first?.to ?? "/settings/profile" });
    },
});

/** A page of the settings is not found for those who may not open it. */
const allow =
    (permission: Permission) =>
    ({ context }: { context: { me: Parameters<typeof can>[0] } }) => {
        if (!can(context.me, permission)) throw redirect({ to: "/settings/profile" });
    };

const team = createRoute({
    getParentRoute: () => settings,
    path: "/team",
    beforeLoad: allow("member_read"),
    component: lazyRouteComponent(() => import("./features/settings/team/TeamPage"), "TeamPage"),
});
const keys = createRoute({
    getParentRoute: () => settings,
    path: "/keys",
    beforeLoad: allow("key_write"),
    component: lazyRouteComponent(
        () => import("./features/settings/api-keys/KeysPage"),
        "KeysPage",
    ),
});
const debug = createRoute({
    getParentRoute: () => settings,
    path: "/debugger",
    beforeLoad: allow("debugger"),
    validateSearch: v.object({
        verdict: v.fallback(v.optional(v.picklist(["accepted", "repaired", "refused"])), undefined),
        q: text,
        item: number,
    }),
    component: lazyRouteComponent(
        () => import("./features/settings/debugger/DebuggerPage"),
        "DebuggerPage",
    ),
});
const segments = createRoute({
    getParentRoute: () => settings,
    path: "/segments",
    beforeLoad: allow("segment_write"),
    validateSearch: v.object({
        entity: v.fallback(v.optional(v.picklist(["account", "user"])), undefined),
        edit: number,
        history: number,
    }),
    component: lazyRouteComponent(
        () => import("./features/settings/segments/SegmentsPage"),
        "SegmentsPage",
    ),
});
const health = createRoute({
    getParentRoute: () => settings,
    path: "/health",
    beforeLoad: allow("config_write"),
    validateSearch: v.object({ edit: number }),
    component: lazyRouteComponent(
        () => import("./features/settings/health/HealthPage"),
        "HealthPage",
    ),
});
const products = createRoute({
    getParentRoute: () => settings,
    path: "/products",
    beforeLoad: allow("product_write"),
    validateSearch: v.object({ q: text }),
    component: lazyRouteComponent(
        () => import("./features/settings/products/ProductsPage"),
        "ProductsPage",
    ),
});
const attributes = createRoute({
    getParentRoute: () => settings,
    path: "/attributes",
    beforeLoad: allow("attribute_write"),
    component: lazyRouteComponent(
        () => import("./features/settings/attributes/AttributesPage"),
        "AttributesPage",
    ),
});
const lifecycle = createRoute({
    getParentRoute: () => settings,
    path: "/lifecycle",
    beforeLoad: allow("config_write"),
    component: lazyRouteComponent(
        () => import("./features/settings/lifecycle/LifecyclePage"),
        "LifecyclePage",
    ),
});
const workspace = createRoute({
    getParentRoute: () => settings,
    path: "/workspace",
    beforeLoad: allow("workspace_write"),
    component: lazyRouteComponent(
        () => import("./features/settings/workspace/WorkspacePage"),
        "WorkspacePage",
    ),
});
const mail = createRoute({
    getParentRoute: () => settings,
    path: "/mail",
    beforeLoad: allow("mail_read"),
    validateSearch: v.object({ mail: number }),
    component: lazyRouteComponent(() => import("./features/settings/mail/MailPage"), "MailPage"),
});
const audit = createRoute({
    getParentRoute: () => settings,
    path: "/audit",
    beforeLoad: allow("audit_read"),
    validateSearch: v.object({
        entity: text,
        entity_id: number,
        member_id: number,
        kind: text,
    }),
    component: lazyRouteComponent(() => import("./features/settings/audit/AuditPage"), "AuditPage"),
});
const imports = createRoute({
    getParentRoute: () => settings,
    path: "/import",
    beforeLoad: allow("import"),
    validateSearch: v.object({ id: number, kind: text }),
    component: lazyRouteComponent(
        () => import("./features/settings/import/ImportPage"),
        "ImportPage",
    ),
});
const jobs = createRoute({
    getParentRoute: () => settings,
    path: "/jobs",
    beforeLoad: allow("job"),
    validateSearch: v.object({ rows: number }),
    component: lazyRouteComponent(() => import("./features/settings/jobs/JobsPage"), "JobsPage"),
});
const profile = createRoute({
    getParentRoute: () => settings,
    path: "/profile",
    component: lazyRouteComponent(
        () => import("./features/settings/profile/ProfilePage"),
        "ProfilePage",
    ),
});

const tree = root.addChildren([
    signIn,
    forgot,
    setPassword,
    shell.addChildren([
        home,
        accounts,
        account,
        users,
        user,
        subscriptions,
        lists,
        newList,
        list,
        editList,
        reports.addChildren([reportsHome, usageReport, healthReport, usersReport]),
        settings.addChildren([
            settingsHome,
            team,
            keys,
            debug,
            segments,
            health,
            products,
            attributes,
            lifecycle,
            workspace,
            mail,
            audit,
            imports,
            jobs,
            profile,
        ]),
    ]),
]);

export function makeRouter(client: QueryClient) {
    return createRouter({
        routeTree: tree,
        context: { client },
        defaultPreload: "intent",
        defaultPreloadStaleTime: 0,
        defaultErrorComponent: ErrorPage,
        defaultNotFoundComponent: NotFound,
        scrollRestoration: true,
    });
}

declare module "@tanstack/react-router" {
    interface Register {
        router: ReturnType<typeof makeRouter>;
    }
}
