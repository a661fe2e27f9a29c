import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconDots, IconEyeOff, IconPackages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import {
    featuresQuery,
    featureUsageQuery,
    modulesQuery,
    patchTaxonomy,
    productsQuery,
    type TaxonomyKind,
} from "~/api/queries/taxonomy";
import type { Feature, FeatureUse, Module, Product, TaxonomyPatch } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Failure, Loading } from "~/kit/feedback";
import { FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { Day, Int, SearchBox } from "~/kit/table";
import { useAct, useFailed } from "~/shell/edit";
import { Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

const route = getRouteApi("/shell/settings/products");
const stale = ["products", "modules", "features", "account-usage", "user-usage", "accounts"];

type Node =
    | { kind: "products"; row: Product }
    | { kind: "modules"; row: Module }
    | { kind: "features"; row: Feature };

/** Products, modules and features as one list of lines, each under its parent; filtered by text. */
export function outline(
    products: Product[],
    modules: Module[],
    features: Feature[],
    q: string,
): Node[] {
    const wanted = q.trim().toLocaleLowerCase();
    const hit = (row: { label: string; name: string }) =>
        !wanted ||
        row.label.toLocaleLowerCase().includes(wanted) ||
        row.name.toLocaleLowerCase().includes(wanted);
    const lines: Node[] = [];
    for (const product of products) {
        const below: Node[] = [];
        for (const module of modules.filter((m) => m.product?.id === product.id)) {
            const inside = features.filter((f) => f.module?.id === module.id);
            const shown = hit(product) || hit(module) ? inside : inside.filter(hit);
            if (shown.length === 0 && !hit(module) && !hit(product)) continue;
            below.push({ kind: "modules", row: module });
            for (const feature of shown) below.push({ kind: "features", row: feature });
        }
        if (below.length > 0 || hit(product))
            lines.push({ kind: "products", row: product }, ...below);
    }
    return lines;
}

type Use = { uses: number; last: string };

/** Uses and last day of each line: a module and a product have what their features have. */
export function usesOf(rows: FeatureUse[]): (node: Pick<Node, "kind"> & { id: number }) => Use {
    const found = new Map<string, Use>();
    const add = (key: string, row: FeatureUse) => {
        const before = found.get(key) ?? { uses: 0, last: "" };
        const last = [before.last, row.last_used_on].toSorted().at(-1) ?? "";
        found.set(key, { uses: before.uses + row.uses, last });
    };
    for (const row of rows) {
        add(`features${row.id}`, row);
        add(`modules${row.module_id}`, row);
        add(`products${row.product_id}`, row);
    }
    return ({ kind, id }) => found.get(`${kind}${id}`) ?? { uses: 0, last: "" };
}

export function ProductsPage() {
    const t = useText();
    const { q = "" } = route.useSearch();
    const navigate = useNavigate();
    const products = useQuery(productsQuery);
    const modules = useQuery(modulesQuery);
    const features = useQuery(featuresQuery());
    const usage = useQuery(featureUsageQuery);
    const uses = useMemo(() => usage.data && usesOf(usage.data.rows), [usage.data]);
    const failed = [products, modules, features].find((x) => x.error && !x.data);
    const lines = useMemo(
        () =>
            products.data && modules.data && features.data
                ? outline(products.data.rows, modules.data.rows, features.data.rows, q)
                : undefined,
        [products.data, modules.data, features.data, q],
    );
    return (
        <SettingsPage
            wide
            title={t("settings.products.title")}
            text={t("settings.products.text")}
            actions={
                <SearchBox
                    value={q}
                    label={t("settings.products.search")}
                    onChange={(text) =>
                        navigate({
                            to: "/settings/products",
                            search: { q: text || undefined },
                            replace: true,
                        })
                    }
                />
            }
        >
            <Section flush>
                {failed ? (
                    <Failure error={failed.error} retry={() => failed.refetch()} />
                ) : !lines ? (
                    <Loading lines={6} />
                ) : (
                    <Tree
                        lines={lines}
                        uses={uses}
                        filtered={q !== ""}
                        products={products.data?.rows ?? []}
                        modules={modules.data?.rows ?? []}
                    />
                )}
            </Section>
        </SettingsPage>
    );
}

type TreeProps = {
    lines: Node[];
    uses: ReturnType<typeof usesOf> | undefined;
    filtered: boolean;
    products: Product[];
    modules: Module[];
};

const level = { products: 0, modules: 1, features: 2 } as const;

function Tree({ lines, uses, filtered, products, modules }: TreeProps) {
    const t = useText();
    const [editing, setEditing] = useState<Node>();
    if (lines.length === 0)
        return filtered ? (
            <Empty title={t("settings.products.no_match")} />
        ) : (
            <Empty
                icon={<IconPackages size={22} stroke={1.6} aria-hidden="true" />}
                title={t("settings.products.none")}
                action={
                    <Button component={Link} to="/settings/keys" variant="default">
                        {t("settings.debugger.to_keys")}
                    </Button>
                }
            >
                {t("settings.products.none_text")}
            </Empty>
        );
    return (
        <>
            <div className={css.tree}>
                <div className={`${css.branch} ${css.branchHead}`} aria-hidden="true">
                    <span>{t("settings.products.name")}</span>
                    <span data-end>{t("settings.products.uses_30")}</span>
                    <span data-end>{t("settings.products.last_use")}</span>
                    <span />
                </div>
                <ul>
                    {lines.map((node) => (
                        <Branch
                            key={`${node.kind}${node.row.id}`}
                            node={node}
                            use={uses?.({ kind: node.kind, id: node.row.id })}
                            onEdit={() => setEditing(node)}
                        />
                    ))}
                </ul>
            </div>
            <Modal
                opened={editing !== undefined}
                onClose={() => setEditing(undefined)}
                title={t("settings.products.edit")}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {editing && (
                    <Edit
                        node={editing}
                        products={products}
                        modules={modules}
                        onClose={() => setEditing(undefined)}
                    />
                )}
            </Modal>
        </>
    );
}

function useSave() {
    const act = useAct();
    return (kind: TaxonomyKind, row: Node["row"], change: TaxonomyPatch, done: string) =>
        act(
            patchTaxonomy(kind, row.id, { ...change, version: row.version }).then((changeSet) => ({
                data: true,
                changeSet,
            })),
            { done, refresh: stale },
        );
}

type BranchProps = { node: Node; use: Use | undefined; onEdit: () => void };

function Branch({ node, use, onEdit }: BranchProps) {
    const t = useText();
    const save = useSave();
    const { kind, row } = node;
    const togglePages = (product: Product) =>
        save(
            kind,
            product,
            { page_views: !product.page_views },
            t("settings.products.saved", { name: product.label }),
        );
    const toggle = () =>
        save(
            kind,
            row,
            { hidden: !row.hidden },
            t(row.hidden ? "settings.products.now_shown" : "settings.products.now_hidden", {
                name: row.label,
            }),
        );
    return (
        <li className={css.branch} data-level={level[kind]} data-hidden={row.hidden || undefined}>
            <span className={css.branchName}>
                <span className="sr">{t(`settings.products.kind_${kind}`)}: </span>
                {kind === "features" ? (
                    <span className="ellipsis">{row.label}</span>
                ) : (
                    <b className="ellipsis" style={{ fontWeight: kind === "products" ? 600 : 500 }}>
                        {row.label}
                    </b>
                )}
                {row.label !== row.name && (
                    <small className="muted ellipsis">
                        {t("settings.products.sent_as", { name: row.name })}
                    </small>
                )}
                {row.hidden && <Tag>{t("settings.products.hidden")}</Tag>}
                {kind === "products" && node.row.page_views && (
                    <Tag>{t("settings.products.page_views")}</Tag>
                )}
            </span>
            <span data-end>
                <span className="sr">{t("settings.products.uses_30")}: </span>
                <Int value={use?.uses} />
            </span>
            <span data-end>
                <span className="sr">{t("settings.products.last_use")}: </span>
                <Day value={use?.last || null} />
            </span>
            <span data-end>
                <Menu>
                    <Menu.Target>
                        <ActionIcon
                            size={28}
                            aria-label={t("settings.products.actions_of", { name: row.label })}
                        >
                            <IconDots size={16} />
                        </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                        <Menu.Item onClick={onEdit}>
                            {t(
                                kind === "products"
                                    ? "settings.products.rename"
                                    : "settings.products.rename_move",
                            )}
                        </Menu.Item>
                        <Menu.Item
                            leftSection={<IconEyeOff size={15} aria-hidden="true" />}
                            onClick={toggle}
                        >
                            {t(row.hidden ? "settings.products.show" : "settings.products.hide")}
                        </Menu.Item>
                        {kind === "products" && (
                            <Menu.Item onClick={() => togglePages(node.row)}>
                                {t(
                                    node.row.page_views
                                        ? "settings.products.pages_stop"
                                        : "settings.products.pages_count",
                                )}
                            </Menu.Item>
                        )}
                    </Menu.Dropdown>
                </Menu>
            </span>
        </li>
    );
}

type EditProps = { node: Node; products: Product[]; modules: Module[]; onClose: () => void };

function parentOf(node: Node): string {
    if (node.kind === "modules") return String(node.row.product?.id ?? "");
    if (node.kind === "features") return String(node.row.module?.id ?? "");
    return "";
}

function Edit({ node, products, modules, onClose }: EditProps) {
    const t = useText();
    const save = useSave();
    const failed = useFailed();
    const form = useForm({
        initialValues: { label: node.row.label, parent: parentOf(node) },
        validate: { label: (v) => (v.trim() ? null : t("form.required")) },
    });
    const errors = useServerErrors(form);
    const choices =
        node.kind === "features"
            ? products
                  .map((p) => ({
                      group: p.label,
                      items: modules
                          .filter((m) => m.product?.id === p.id)
                          .map((m) => ({ value: String(m.id), label: m.label })),
                  }))
                  .filter((g) => g.items.length > 0)
            : products.map((p) => ({ value: String(p.id), label: p.label }));
    const submit = form.onSubmit(async ({ label, parent }) => {
        const change: TaxonomyPatch = { label: label.trim() };
        if (node.kind === "modules" && parent !== parentOf(node))
            change.product_id = Number(parent);
        if (node.kind === "features" && parent !== parentOf(node))
            change.module_id = Number(parent);
        try {
            const done = t("settings.products.saved", { name: label.trim() });
            if (await save(node.kind, node.row, change, done)) onClose();
        } catch (error) {
            errors.take(new Error(failed(error)));
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <TextInput
                    data-autofocus
                    label={t("settings.products.label")}
                    description={t("settings.products.label_help", { name: node.row.name })}
                    {...form.getInputProps("label")}
                />
                {node.kind !== "products" && (
                    <Select
                        label={t(
                            node.kind === "modules"
                                ? "settings.products.kind_products"
                                : "settings.products.kind_modules",
                        )}
                        description={t("settings.products.move_help")}
                        data={choices}
                        searchable
                        {...form.getInputProps("parent")}
                    />
                )}
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("action.save")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}
