import { expect, test } from "vitest";
import { errorsBetween, fits } from "./spelling";

test("what is typed means a label, with an error here or there", () => {
    for (const [label, typed] of [
        ["Settings", "setings"],
        ["Settings", "setitngs"],
        ["Health", "Heatlh"],
        ["Use the dark look", "dark"],
        ["Développeurs", "developpeurs"],
        ["Subscriptions", "subscrpt"],
        ["Accounts", ""],
        ["Audit log", "log audit"],
    ] as const)
        expect(fits(label, typed), `${label}: ${typed}`).toBe(true);
    for (const [label, typed] of [
        ["Users", "uzr"],
        ["Health", "wealthy"],
        ["Mail", "team"],
        ["Lists", "list reports"],
    ] as const)
        expect(fits(label, typed), `${label}: ${typed}`).toBe(false);
});

test("errors are letters changed, added, left out or swapped", () => {
    expect(errorsBetween("acme", "acme", 2)).toBe(0);
    expect(errorsBetween("acmee", "acme", 2)).toBe(1);
    expect(errorsBetween("amce", "acme", 2)).toBe(1);
    expect(errorsBetween("acne", "acme", 2)).toBe(1);
    expect(errorsBetween("zurich", "basel", 2)).toBe(3);
});
