/** Names for the shapes of the wire. The only source is the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Problem = Schemas["Problem"];
export type Me = Schemas["Me"];
export type MemberRef = Schemas["MemberRef"];
export type AccountRef = Schemas["AccountRef"];
export type Account = Schemas["Account"];
export type AccountNew = Schemas["AccountNew"];
export type AccountPatch = Schemas["AccountPatch"];
export type User = Schemas["User"];
export type UserNew = Schemas["UserNew"];
export type UserPatch = Schemas["UserPatch"];
export type Subscription = Schemas["Subscription"];
export type SubscriptionPatch = Schemas["SubscriptionPatch"];
export type SubscriptionTotals = Schemas["SubscriptionTotals"];
export type FieldWas = Schemas["FieldWas"];
export type Usage = Schemas["Usage"];
export type UsagePart = Schemas["UsagePart"];
export type Product = Schemas["Product"];
export type Module = Schemas["Module"];
export type Feature = Schemas["Feature"];
export type FeatureUse = Schemas["FeatureUse"];
export type ProductUsage = Schemas["ProductUsage"];
export type ReportUse = Schemas["ReportUse"];
export type HealthReport = Schemas["HealthReport"];
export type UserReport = Schemas["UserReport"];
export type TaxonomyPatch = Schemas["ProductPatch"] &
    Schemas["ModulePatch"] &
    Schemas["FeaturePatch"];
type Stage = Schemas["Stage"];
type OneOfType = { type: Schemas["Stage" | "SubscriptionStatus" | "ForecastStatus"]["type"] };
/** A row of one of the workspace's own lists; what only some lists have is optional. */
export type Named = Pick<Stage, "id" | "version" | "name"> &
    Partial<Pick<Stage, "confirmed"> & OneOfType & Pick<Schemas["RiskReason"], "kind">>;
export type NamedWrite = Partial<Omit<Named, "id">> & { key?: string };
export type CustomAttribute = Schemas["CustomAttribute"];
export type CustomAttributeNew = Schemas["CustomAttributeNew"];
export type CustomAttributePatch = Schemas["CustomAttributePatch"];
export type Field = Schemas["Field"];
export type FieldOwner = Schemas["FieldOwner"];
export type Suggested = Schemas["Suggested"];
export type Member = Schemas["Member"];
export type MemberNew = Schemas["MemberNew"];
export type MemberPatch = Schemas["MemberPatch"];
export type Profiles = Schemas["Profiles"];
export type Key = Schemas["Key"];
export type DebuggerItem = Schemas["DebugItem"];
export type Setting = Schemas["Setting"];
export type Mail = Schemas["Mail"];
export type AuditRow = Schemas["AuditRow"];
export type Job = Schemas["Job"];
export type JobResult = Schemas["JobResult"];
export type Export = Schemas["Export"];
export type ExportRequest = Schemas["ExportRequest"];
export type Import = Schemas["Import"];
export type ImportColumn = Schemas["ImportColumn"];
export type ImportCounts = Schemas["ImportCounts"];
export type ImportKind = Schemas["ImportKind"];
export type Session = Schemas["Session"];
/** How the member has arranged a table. */
export type TableLayout = Schemas["Layout"];
export type Totals = Schemas["Totals"];

export type Segment = Omit<Schemas["Segment"], "criteria"> & { criteria: Criteria };
export type SegmentNew = Schemas["SegmentNew"];
export type SegmentPatch = Schemas["SegmentPatch"];
export type SegmentEvent = Schemas["SegmentEvent"];
/** A list as the page works with it: criteria are a tree, not just any object. */
export type List = Omit<Schemas["List"], "criteria"> & { criteria: Criteria };
export type ListNew = Schemas["ListNew"];
export type ListPatch = Schemas["ListPatch"];
/** What a view shows; a filter is a tree, not just any object. */
export type ViewState = {
    [Part in keyof Omit<Schemas["ViewState"], "filter">]: Exclude<Schemas["ViewState"][Part], null>;
} & { filter?: Criteria };
export type View = Omit<Schemas["View"], "state"> & { state?: ViewState };
export type ViewNew = Omit<Schemas["ViewNew"], "state"> & { state: ViewState };
export type ViewPatch = Omit<Schemas["ViewPatch"], "state"> & { state?: ViewState };
/** A view that the member sees, and what it is to them. */
export type MyView = Schemas["MyView"];
export type Template = Schemas["Template"];
export type HealthConfig = Schemas["HealthConfig"];
export type HealthConfigNew = Schemas["HealthConfigNew"];
export type HealthPreviewRequest = Schemas["HealthPreviewRequest"];
export type HealthPreview = Schemas["HealthPreview"];
export type LookBackRequest = Schemas["LookBackRequest"];
export type HealthExplanation = Schemas["HealthExplanation"];
export type HealthSignal = Schemas["HealthSignal"];
export type TimelineItem = Schemas["TimelineItem"];
export type HealthDay = Schemas["HealthDay"];

/** A page of a table. */
export type Page<T> = { rows: T[]; total: number; fresh_at?: string | null };
/** A page of something read by cursor. */
export type CursorPage<T> = { rows: T[]; next_cursor: string | null };

/** What every table sends: which columns, order, page and search text. */
export type ListParams = {
    columns?: string;
    sort?: string;
    limit?: number;
    page?: number;
    q?: string;
    account_id?: number;
    /** Criteria as JSON. */
    filter?: string;
    segment?: number;
    list?: number;
    /** Accounts that are part of this one. */
    under?: number;
    /** Team role that is held by who `assigned` says. */
    role?: number;
    /** "me", "unassigned" or the id of a member. */
    assigned?: string;
};

/** What the listing of lists sends. */
export type ListsParams = Pick<ListParams, "sort" | "limit" | "page" | "q" | "columns"> & {
    type?: "account" | "user";
    status?: "active" | "inactive";
    /** Team role that the member holds at the accounts. */
    role?: number;
};

/** A group, "not" or condition of the criteria language. */
export type Criteria = { [member: string]: unknown };

export type UsageFrequency = "daily" | "weekly" | "occasionally" | "inactive";
