/**
 * The builder of criteria: conditions and groups, edited in place. Everything works by keyboard:
 * the handle of a condition moves it with the arrow keys, its menu groups and negates it.
 */
import { ActionIcon, Button, Menu, SegmentedControl } from "@mantine/core";
import {
    IconArrowDown,
    IconArrowUp,
    IconBan,
    IconDots,
    IconGripVertical,
    IconPlus,
    IconStack2,
    IconTrash,
} from "@tabler/icons-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { FilterEntity } from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { ConditionEditor } from "./Condition";
import { EditorContext, type Problem, useEditor } from "./context";
import css from "./criteria.module.css";
import { useDragItem, useDropGroup, useDrops } from "./drag";
import { fetchDragging } from "./dragging";
import type { Catalog } from "./fields";
import {
    conditions,
    type Group,
    insert,
    isGroup,
    levelOf,
    maxConditions,
    maxDepth,
    type Node,
    negate,
    newCondition,
    newGroup,
    numberOf,
    remove,
    setOp,
    step,
    wrap,
} from "./tree";

type Props = {
    entity: FilterEntity;
    catalog: Catalog;
    root: Group;
    problems: Problem[];
    onChange: (root: Group) => void;
    /** What is chosen, in front of "all of these": "Accounts that match". */
    lead: string;
    /** The first field takes the focus when the builder opens. */
    autoFocus?: boolean;
};

export function Builder(props: Props) {
    const { entity, catalog, root, problems, onChange } = props;
    const t = useText();
    const area = useRef<HTMLDivElement>(null);
    const focus = useRef<string>(undefined);
    const [said, setSaid] = useState("");
    const change = useCallback(
        (next: Group, to?: string, say?: string) => {
            focus.current = to;
            if (say !== undefined) setSaid(say);
            onChange(next);
        },
        [onChange],
    );
    const moved = useCallback(
        (next: Group, id: string) =>
            change(
                next,
                `[data-handle="${id}"]`,
                t("criteria.moved", { number: numberOf(next, id) }),
            ),
        [change, t],
    );
    useDrops(root, moved);
    // After every edit, since the element may have just been made.
    useEffect(() => {
        if (!focus.current) return;
        area.current?.querySelector<HTMLElement>(focus.current)?.focus();
        focus.current = undefined;
    });
    const first = useRef(props.autoFocus);
    useEffect(() => {
        if (first.current) area.current?.querySelector<HTMLElement>("[data-name]")?.focus();
        first.current = false;
    }, []);
    return (
        <EditorContext value={{ entity, catalog, root, problems, change }}>
            <div className={css.builder} ref={area} onPointerEnter={fetchDragging}>
                <div className={css.head}>
                    <span>{props.lead}</span>
                    <NotTag node={root} />
                    <OpSwitch group={root} />
                </div>
                <GroupItems group={root} />
                <div role="status" className="sr">
                    {said}
                </div>
            </div>
        </EditorContext>
    );
}

function OpSwitch({ group }: { group: Group }) {
    const t = useText();
    const { root, change } = useEditor();
    const number = numberOf(root, group.id);
    return (
        <SegmentedControl
            aria-label={number ? t("criteria.match_in", { number }) : t("criteria.match")}
            data={[
                { value: "all", label: t("criteria.all") },
                { value: "any", label: t("criteria.any") },
            ]}
            value={group.op}
            onChange={(op) => change(setOp(root, group.id, op as Group["op"]))}
        />
    );
}

/** Says "not" in front of what is denied, and takes it back. */
function NotTag({ node }: { node: Node }) {
    const t = useText();
    const { root, change } = useEditor();
    if (node.nots === 0) return null;
    return (
        <button
            type="button"
            className={css.not}
            aria-label={t("criteria.not_back")}
            onClick={() => change(negate(root, node.id))}
        >
            {Array.from({ length: node.nots }, () => t("criteria.not")).join(" ")}
        </button>
    );
}

function GroupItems({ group }: { group: Group }) {
    const t = useText();
    const { root, change, problems } = useEditor();
    const area = useRef<HTMLDivElement>(null);
    const over = useDropGroup(group, area);
    const deep = levelOf(root, group.id) + group.nots + 1 >= maxDepth;
    const full = conditions(root).length >= maxConditions;
    const add = (node: Node, field: string) =>
        change(insert(root, group.id, node), `[data-name="${field}"]`);
    const addGroup = () => {
        const inside = newCondition();
        add(newGroup(group.op === "all" ? "any" : "all", [inside]), inside.id);
    };
    const addCondition = () => {
        const node = newCondition();
        add(node, node.id);
    };
    const own = problems.filter((p) => p.id === group.id);
    return (
        <div ref={area} className={css.group} data-over={over || undefined}>
            {group.items.length > 0 && (
                <ul className={css.items}>
                    {group.items.map((node, i) => (
                        <Item key={node.id} node={node} group={group} index={i} />
                    ))}
                </ul>
            )}
            {own.length > 0 && <p className={css.problem}>{own.map((p) => p.message).join(" ")}</p>}
            <div className={css.add}>
                {full ? (
                    <span className="muted">{t("criteria.full", { n: maxConditions })}</span>
                ) : (
                    <>
                        <Button
                            variant="subtle"
                            data-add={group.id}
                            leftSection={<IconPlus size={15} aria-hidden="true" />}
                            onClick={addCondition}
                        >
                            {t("criteria.add")}
                        </Button>
                        {deep ? (
                            <span className="muted">{t("criteria.deep")}</span>
                        ) : (
                            <Button
                                variant="subtle"
                                color="gray"
                                leftSection={<IconStack2 size={15} aria-hidden="true" />}
                                onClick={addGroup}
                            >
                                {t("criteria.add_group")}
                            </Button>
                        )}
                    </>
                )}
            </div>
        </div>
    );
}

type ItemProps = { node: Node; group: Group; index: number };

function Item({ node, group, index }: ItemProps) {
    const t = useText();
    const { root, change } = useEditor();
    const item = useRef<HTMLLIElement>(null);
    const handle = useRef<HTMLButtonElement>(null);
    const edge = useDragItem(node.id, item, handle);
    const number = numberOf(root, node.id);
    const kind = isGroup(node) ? "criteria.group_n" : "criteria.condition";
    const joint =
        index === 0 ? "criteria.where" : group.op === "all" ? "criteria.and" : "criteria.or";
    const moveBy = (by: -1 | 1) => {
        const next = step(root, node.id, by);
        if (next === root) return change(root, undefined, t("criteria.cannot_move"));
        const place = t("criteria.moved", { number: numberOf(next, node.id) });
        change(next, `[data-handle="${node.id}"]`, place);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        moveBy(event.key === "ArrowUp" ? -1 : 1);
    };
    const take = () => {
        const next = remove(root, node.id);
        const near = group.items[index + 1] ?? group.items[index - 1];
        const focus = near ? `[data-handle="${near.id}"]` : `[data-add="${group.id}"]`;
        change(next, focus, t("criteria.removed", { number }));
    };
    const grip = (
        <button
            ref={handle}
            type="button"
            className={css.handle}
            data-handle={node.id}
            aria-label={t("criteria.move", { number })}
            title={t("criteria.move_hint")}
            onKeyDown={onKeyDown}
        >
            <IconGripVertical size={15} aria-hidden="true" />
        </button>
    );
    const actions = (
        <span className={css.actions}>
            <ItemMenu node={node} number={number} onMove={moveBy} />
            <ActionIcon size={28} aria-label={t("criteria.remove", { number })} onClick={take}>
                <IconTrash size={16} />
            </ActionIcon>
        </span>
    );
    return (
        <li ref={item} className={css.item} data-edge={edge}>
            <span className={css.joint}>{t(joint)}</span>
            <div
                className={isGroup(node) ? css.inner : css.box}
                role="group"
                aria-label={t(kind, { number })}
            >
                {isGroup(node) ? (
                    <>
                        <div className={css.innerHead}>
                            {grip}
                            <NotTag node={node} />
                            <OpSwitch group={node} />
                            {actions}
                        </div>
                        <GroupItems group={node} />
                    </>
                ) : (
                    <>
                        {grip}
                        <NotTag node={node} />
                        <ConditionEditor node={node} number={number} />
                        {actions}
                    </>
                )}
            </div>
        </li>
    );
}

type MenuProps = { node: Node; number: string; onMove: (by: -1 | 1) => void };

function ItemMenu({ node, number, onMove }: MenuProps) {
    const t = useText();
    const { root, change } = useEditor();
    const handle = `[data-handle="${node.id}"]`;
    const group = () => {
        const next = wrap(root, node.id);
        if (next === root) change(root, undefined, t("criteria.deep"));
        else change(next, handle, t("criteria.moved", { number: numberOf(next, node.id) }));
    };
    return (
        <Menu>
            <Menu.Target>
                <ActionIcon size={28} aria-label={t("criteria.more", { number })}>
                    <IconDots size={16} />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item
                    leftSection={<IconBan size={15} aria-hidden="true" />}
                    onClick={() => change(negate(root, node.id))}
                >
                    {t(node.nots > 0 ? "criteria.not_back" : "criteria.deny")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconStack2 size={15} aria-hidden="true" />}
                    onClick={group}
                >
                    {t("criteria.wrap")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconArrowUp size={15} aria-hidden="true" />}
                    onClick={() => onMove(-1)}
                >
                    {t("criteria.up")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconArrowDown size={15} aria-hidden="true" />}
                    onClick={() => onMove(1)}
                >
                    {t("criteria.down")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
