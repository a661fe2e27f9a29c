import { describe, expect, it, test } from "vitest";
import { dayNumber, dayString, firstWeekday, makeFormat, weekday } from "./format";

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const f = makeFormat({
    locale: "en-GB",
    currency: "USD",
    digits: 2,
    today: "2026-11-22",
    zone: "UTC",
    now: () => now,
});
const at = (ms: number) => new Date(now + ms).toISOString();

test("the day of an instant is that of the zone", () => {
    expect(f.dayOf("2026-11-22T23:59:59.999Z")).toBe("2026-11-22");
    const later = makeFormat({
        locale: "en-US",
        currency: "USD",
        digits: 2,
        today: "2026-11-22",
        zone: "Asia/Tokyo",
    });
    expect(later.dayOf("2026-11-22T23:59:59.999Z")).toBe("2026-11-23");
});

describe("money", () => {
    it("drops decimals from 1,000 and for zero", () => {
        expect(f.money("14310.55")).toBe("$14,311");
        expect(f.money("999.50")).toBe("$999.50");
        expect(f.money("89")).toBe("$89.00");
        expect(f.money("0.00")).toBe("$0");
        expect(f.money("-1200")).toBe("-$1,200");
        expect(f.money("12.50", "EUR")).toBe("€12.50");
        expect(f.money("950", "JPY")).toBe("JP¥950");
        expect(f.money("89", "CAD")).toBe("CA$89.00");
        expect(f.money("89", "usd")).toBe("$89.00");
        expect(f.money("89.5", "9$x")).toBe("89.5 9$x");
    });
    it("follows the currency's digits", () => {
        const yen = makeFormat({
            locale: "en",
            currency: "JPY",
            digits: 0,
            today: "2026-11-22",
        });
        expect(yen.money("950")).toBe("¥950");
    });
    it("is compact only where asked", () =>
        expect(f.moneyCompact("1234567")).toMatch(/^\$1\.2m$/i));
});

describe("days", () => {
    it("never move with a time zone", () => {
        const far = makeFormat({
            locale: "en-GB",
            currency: "USD",
            digits: 2,
            today: "2026-11-22",
            zone: "Pacific/Kiritimati",
        });
        expect(far.date("2026-11-22")).toBe("22 Nov 2026");
    });
    it("round-trip through their number", () => {
        for (const day of ["1970-01-01", "2024-02-29", "2026-11-22"])
            expect(dayString(dayNumber(day))).toBe(day);
        expect(dayNumber("1970-01-02")).toBe(1);
    });
    it("know their weekday, Monday first", () => {
        expect(weekday("1970-01-01")).toBe(3);
        expect(weekday("2026-11-22")).toBe(6);
        expect(f.weekdayName(0)).toBe("Mon");
        expect(f.weekdayName(6)).toBe("Sun");
    });
    it("are relative within 60 days only", () => {
        expect(f.dayRelative("2026-11-23")).toBe("tomorrow");
        expect(f.dayRelative("2027-01-21")).toBeDefined();
        expect(f.dayRelative("2027-01-22")).toBeUndefined();
    });
});

describe("instants", () => {
    it("are told as time ago", () => {
        expect(f.ago(at(-10_000))).toBe("now");
        expect(f.ago(at(-5 * 60_000))).toMatch(/5.*min/);
        expect(f.ago(at(-3 * 3_600_000))).toMatch(/3.*h/);
        expect(f.ago(at(-86_400_000))).toBe("yesterday");
        expect(f.ago(at(-90 * 86_400_000))).toBe("24 Aug 2026");
    });
    it("show in the zone asked for", () => {
        const berlin = makeFormat({
            locale: "en-GB",
            currency: "EUR",
            digits: 2,
            today: "2026-11-22",
            zone: "Europe/Berlin",
        });
        expect(berlin.instant("2026-11-22T23:30:00.000Z")).toContain("23 Nov 2026");
    });
});

it("percent is whole", () => expect(f.percent(0.786)).toBe("79%"));

it("the first weekday falls back to Monday", () => expect(firstWeekday("no such")).toBe(0));
