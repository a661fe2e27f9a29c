import { fireEvent, screen } from "@testing-library/react";
import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/show";
import { placeBeside } from "./arrange";
import { type Column, DataTable } from "./DataTable";
import { pageNumbers } from "./Pager";
import { changeSearch, listParams, listSearch, nextSort, viewSearch } from "./search";
import { placeOf } from "./trail";

const defaults = { sort: "name", limit: 50 };

describe("the address of a table", () => {
    it("leaves out what is at its default", () => {
        expect(changeSearch({}, { sort: "name", limit: 50, page: 1, q: "" }, defaults)).toEqual({});
        expect(changeSearch({}, { sort: "-mrr" }, defaults)).toMatchObject({ sort: "-mrr" });
    });
    it("goes back to the first page when anything else changes", () => {
        expect(changeSearch({ page: 4 }, { q: "x" }, defaults).page).toBeUndefined();
        expect(changeSearch({ page: 4, q: "x" }, { page: 5 }, defaults)).toMatchObject({
            page: 5,
            q: "x",
        });
    });
    it("survives nonsense", () => {
        const parsed = v.parse(v.object(listSearch), { page: -3, limit: 7, q: 5, sort: "mrr" });
        expect(parsed).toEqual({
            page: undefined,
            limit: undefined,
            q: undefined,
            sort: "mrr",
        });
    });
    it("can take a part out of the view that it names", () => {
        const said = { view: 3, sort: null, f: null, assigned: null, page: 2, columns: 5 };
        expect(v.parse(v.object(viewSearch), said)).toMatchObject({
            view: 3,
            sort: null,
            f: null,
            assigned: null,
            page: 2,
            columns: undefined,
        });
    });
    it("becomes the request", () => {
        expect(listParams({ q: "a", page: 2 }, defaults)).toEqual({
            sort: "name",
            limit: 50,
            page: 2,
            q: "a",
        });
    });
});

it("sorting turns round, and begins as the column says", () => {
    expect(nextSort("name", "mrr", "desc")).toBe("-mrr");
    expect(nextSort("-mrr", "mrr", "desc")).toBe("mrr");
    expect(nextSort("name", "stage", "asc")).toBe("stage");
});

it("page numbers leave gaps of more than one", () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
    expect(pageNumbers(5, 9)).toEqual([1, 0, 4, 5, 6, 0, 9]);
    expect(pageNumbers(3, 9)).toEqual([1, 2, 3, 4, 0, 9]);
});

describe("the list an account was opened from", () => {
    const trail = { params: { page: 2, limit: 10 }, ids: [11, 12, 13], total: 13 };
    it("knows place and neighbours", () => {
        expect(placeOf(trail, 12)).toMatchObject({ position: 12, previous: 11, next: 13 });
        expect(placeOf(trail, 11)).toMatchObject({ previous: undefined, hasPrevious: true });
        expect(placeOf(trail, 13)).toMatchObject({ next: undefined, hasNext: false });
        expect(placeOf(trail, 99)).toBeUndefined();
    });
});

type Row = { id: number; name: string };
const columns: Column<Row>[] = [
    {
        id: "name",
        label: "Name",
        width: 100,
        sort: "name",
        cell: (r) => <a href={`/${r.id}`}>{r.name}</a>,
    },
    { id: "id", label: "Id", width: 50, end: true, sort: "id", cell: (r) => r.id },
];
const rows = [
    { id: 1, name: "Ada" },
    { id: 2, name: "Grace" },
];

describe("the table", () => {
    it("says how it is sorted and asks for another order", () => {
        const onSort = vi.fn();
        show(<DataTable name="People" columns={columns} rows={rows} sort="name" onSort={onSort} />);
        const heading = screen.getByRole("columnheader", { name: "Name" });
        expect(heading.getAttribute("aria-sort")).toBe("ascending");
        fireEvent.click(screen.getByRole("button", { name: "Id" }));
        expect(onSort).toHaveBeenCalledWith("-id");
    });
    it("moves over the rows' links by j and k", () => {
        show(<DataTable name="People" columns={columns} rows={rows} />);
        fireEvent.keyDown(document.body, { key: "j" });
        expect(document.activeElement?.textContent).toBe("Ada");
        fireEvent.keyDown(document.activeElement ?? document.body, { key: "j" });
        expect(document.activeElement?.textContent).toBe("Grace");
        fireEvent.keyDown(document.activeElement ?? document.body, { key: "k" });
        expect(document.activeElement?.textContent).toBe("Ada");
    });
    it("opens a row on a click beside its link, not on the link", () => {
        const onOpen = vi.fn();
        show(<DataTable name="People" columns={columns} rows={rows} onOpen={onOpen} />);
        fireEvent.click(screen.getByRole("cell", { name: "2" }));
        expect(onOpen).toHaveBeenCalledWith(rows[1]);
        fireEvent.click(screen.getByRole("link", { name: "Ada" }));
        expect(onOpen).toHaveBeenCalledTimes(1);
    });
    it("says why it is empty", () => {
        show(<DataTable name="People" columns={columns} rows={[]} empty={<p>Nobody yet</p>} />);
        expect(screen.getByText("Nobody yet")).toBeDefined();
    });
});

describe("arranging and selecting", () => {
    const arrange = () => ({
        fixed: 1,
        limits: { min: 48, max: 1000 },
        onMove: vi.fn(),
        onResize: vi.fn(),
    });
    const three = [...columns, { id: "more", label: "More", width: 80, cell: () => "x" }];
    it("Alt+arrows on a heading move it, but not past the first", () => {
        const a = arrange();
        show(<DataTable name="People" columns={three} rows={rows} arrange={a} />);
        const heading = screen.getByRole("button", { name: "Id" });
        fireEvent.keyDown(heading, { key: "ArrowRight", altKey: true });
        expect(a.onMove).toHaveBeenCalledWith("id", 2);
        fireEvent.keyDown(heading, { key: "ArrowLeft", altKey: true });
        fireEvent.keyDown(heading, { key: "ArrowRight" });
        expect(a.onMove).toHaveBeenCalledTimes(1);
    });
    it("Alt+Shift+arrows change its width within the limits", () => {
        const a = arrange();
        show(<DataTable name="People" columns={three} rows={rows} arrange={a} />);
        const heading = screen.getByRole("button", { name: "Id" });
        fireEvent.keyDown(heading, { key: "ArrowRight", altKey: true, shiftKey: true });
        expect(a.onResize).toHaveBeenLastCalledWith("id", 66);
        fireEvent.keyDown(heading, { key: "ArrowLeft", altKey: true, shiftKey: true });
        expect(a.onResize).toHaveBeenLastCalledWith("id", 48);
        expect(a.onMove).not.toHaveBeenCalled();
    });
    it("knows where a dropped heading lands", () => {
        const ids = ["name", "a", "b", "c"];
        expect(placeBeside(ids, "a", "c", true)).toBe(3);
        expect(placeBeside(ids, "a", "c", false)).toBe(2);
        expect(placeBeside(ids, "c", "a", false)).toBe(1);
        expect(placeBeside(ids, "c", "name", true)).toBe(1);
    });
    it("x selects the row in focus; a range comes with Shift", () => {
        const select = {
            has: (id: number) => id === 2,
            toggle: vi.fn(),
            togglePage: vi.fn(),
            page: "some" as const,
            nameOf: (row: Row) => row.name,
        };
        show(<DataTable name="People" columns={columns} rows={rows} select={select} />);
        fireEvent.keyDown(document.body, { key: "j" });
        fireEvent.keyDown(document.activeElement ?? document.body, { key: "x" });
        expect(select.toggle).toHaveBeenCalledWith(1, false);
        fireEvent.click(screen.getByRole("checkbox", { name: "Select Grace" }), { shiftKey: true });
        expect(select.toggle).toHaveBeenLastCalledWith(2, true);
        const all = screen.getByRole<HTMLInputElement>("checkbox", {
            name: "Select all rows of this page",
        });
        expect(all.indeterminate).toBe(true);
        fireEvent.click(all);
        expect(select.togglePage).toHaveBeenCalled();
    });
});
