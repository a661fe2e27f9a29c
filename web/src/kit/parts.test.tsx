import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ApiError } from "~/api/client";
import { show } from "~/test/show";
import { Failure, Gate, NoValue } from "./feedback";
import { Confirm } from "./feedback/confirm";
import { InlineText } from "./forms";
import { HealthPill } from "./health";

describe("inline edit", () => {
    it("saves on Enter", async () => {
        const onSave = vi.fn().mockResolvedValue(undefined);
        show(<InlineText label="Phone" value="1" editable onSave={onSave} />);
        fireEvent.click(screen.getByRole("button"));
        const field = screen.getByRole("textbox", { name: "Phone" });
        fireEvent.change(field, { target: { value: " 22 " } });
        fireEvent.submit(field);
        await waitFor(() => expect(onSave).toHaveBeenCalledWith("22"));
    });
    it("reverts on Escape and keeps what was refused", async () => {
        const onSave = vi.fn().mockRejectedValue(new Error("Not a number"));
        show(<InlineText label="Phone" value="1" editable onSave={onSave} />);
        fireEvent.click(screen.getByRole("button"));
        const field = screen.getByRole("textbox", { name: "Phone" });
        fireEvent.change(field, { target: { value: "x" } });
        fireEvent.submit(field);
        await screen.findByText("Not a number");
        fireEvent.keyDown(field, { key: "Escape" });
        expect(screen.getByRole("button").textContent).toContain("1");
    });
    it("is plain text for those who may not edit", () => {
        show(<InlineText label="Phone" value="1" editable={false} onSave={vi.fn()} />);
        expect(screen.queryByRole("button")).toBeNull();
    });
});

it("a typed confirmation needs the very name", () => {
    const onConfirm = vi.fn();
    show(
        <Confirm
            opened
            title="Delete?"
            action="Delete"
            typed="Acme"
            onClose={vi.fn()}
            onConfirm={onConfirm}
        >
            gone
        </Confirm>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Acme" } });
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(onConfirm).toHaveBeenCalledOnce();
});

describe("states", () => {
    it("an error names the request and can be tried again", () => {
        const retry = vi.fn();
        const error = new ApiError({ title: "Broken", request_id: "r-9" }, 500);
        show(<Failure error={error} retry={retry} />);
        expect(screen.getByRole("alert").textContent).toContain("r-9");
        fireEvent.click(screen.getByRole("button", { name: "Retry" }));
        expect(retry).toHaveBeenCalledOnce();
    });
    it("old data stays when a refetch fails", () => {
        const query = { data: "old", error: new Error(), isPending: false, refetch: vi.fn() };
        show(<Gate query={query}>{(data) => <p>{data}</p>}</Gate>);
        expect(screen.getByText("old")).toBeDefined();
    });
    it("no value is heard as such", () => {
        show(<NoValue />);
        expect(screen.getByText("no value")).toBeDefined();
    });
    it("health is a word, not only a colour", () => {
        show(<HealthPill state="poor" />);
        expect(screen.getByText("Poor")).toBeDefined();
    });
});
