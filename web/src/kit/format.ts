/**
 * Numbers, money, dates and durations as text, all through Intl. Pure: the caller says locale,
 * currency and "now", so that tests can pin them. `useFormat` binds them to the session.
 *
 * A business day ("2026-11-22") is a plain date and is never moved by a time zone; an instant is
 * shown in the zone of whoever looks at it.
 */
export type FormatContext = {
    locale: string;
    currency: string;
    /** Minor digits of the currency: 2 for EUR, 0 for JPY, 3 for KWD. */
    digits: number;
    /** Today in the workspace's zone, "YYYY-MM-DD". */
    today: string;
    /** Zone for instants; undefined = the browser's. */
    zone?: string;
    now?: () => number;
};

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a plain date; an instant is cut to its date part. */
export function dayNumber(day: string): number {
    const [y, m, d] = day.slice(0, 10).split("-").map(Number);
    return Math.round(Date.UTC(y ?? 1970, (m ?? 1) - 1, d ?? 1) / DAY_MS);
}

export function dayString(n: number): string {
    return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Monday ... 6 = Sunday. */
export function weekday(day: string): number {
    return (dayNumber(day) + 3) % 7;
}

/** First day of the week of a locale, 0 = Monday ... 6 = Sunday. Monday where Intl does not say. */
export function firstWeekday(locale: string): number {
    try {
        const l = new Intl.Locale(locale) as Intl.Locale & {
            getWeekInfo?: () => { firstDay: number };
            weekInfo?: { firstDay: number };
        };
        const first = (l.getWeekInfo?.() ?? l.weekInfo)?.firstDay;
        return first ? first - 1 : 0;
    } catch {
        return 0;
    }
}

const formatter = <O, F>(make: (o: O) => F) => {
    const made = new Map<string, F>();
    return (options: O): F => {
        const key = JSON.stringify(options);
        let f = made.get(key);
        if (!f) {
            f = make(options);
            made.set(key, f);
        }
        return f;
    };
};

export function makeFormat(context: FormatContext) {
    const { locale, currency, digits, zone } = context;
    const now = context.now ?? Date.now;
    const numbers = formatter((o: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, o));
    const dates = formatter((o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, o));
    const relative = new Intl.RelativeTimeFormat(locale, { style: "narrow", numeric: "auto" });
    const today = dayNumber(context.today);

    const integer = (n: number) => numbers({ maximumFractionDigits: 0 }).format(n);
    const decimal = (n: number, max = 1) => numbers({ maximumFractionDigits: max }).format(n);
    const compact = (n: number) =>
        numbers({ notation: "compact", maximumFractionDigits: 1 }).format(n);
    const percent = (share: number) =>
        numbers({ style: "percent", maximumFractionDigits: 0 }).format(share);

    /** Without decimals from 1,000, and for zero. `of`: its currency, else the workspace's. */
    const money = (value: string | number, of?: string | null) => {
        const n = Number(value);
        const own = !of || of.toUpperCase() === currency;
        if (!own && !/^[a-z]{3}$/i.test(of)) return `${decimal(n, 2)} ${of}`;
        const shown = Math.abs(n) >= 1000 || n === 0 ? 0 : own ? digits : undefined;
        return numbers({
            style: "currency",
            currency: own ? currency : of,
            currencyDisplay: own ? "narrowSymbol" : "symbol",
            minimumFractionDigits: shown,
            maximumFractionDigits: shown,
        }).format(n);
    };
    const moneyCompact = (value: string | number) =>
        numbers({
            style: "currency",
            currency,
            currencyDisplay: "narrowSymbol",
            notation: "compact",
            maximumFractionDigits: 1,
        }).format(Number(value));

    const utc = (day: string) => new Date(dayNumber(day) * DAY_MS);
    const long = { day: "numeric", month: "short", year: "numeric" } as const;
    const date = (day: string) => dates({ ...long, timeZone: "UTC" }).format(utc(day));
    const dateShort = (day: string) =>
        dates({ day: "numeric", month: "short", timeZone: "UTC" }).format(utc(day));
    const dateLong = (day: string) =>
        dates({ ...long, weekday: "short", timeZone: "UTC" }).format(utc(day));
    const month = (day: string) => dates({ month: "short", timeZone: "UTC" }).format(utc(day));
    const weekdayName = (n: number) =>
        dates({ weekday: "short", timeZone: "UTC" }).format(new Date((n + 4) * DAY_MS));

    const instant = (at: string) =>
        dates({ ...long, hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(at));
    const instantExact = (at: string) =>
        dates({
            ...long,
            hour: "2-digit",
            minute: "2-digit",
            second: "2-digit",
            timeZone: zone,
        }).format(new Date(at));
    const time = (at: string) =>
        dates({ hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone }).format(
            new Date(at),
        );

    /** The day of an instant, "YYYY-MM-DD", in the zone of whoever looks at it. */
    const dayOf = (at: string) => {
        const parts = dates({
            year: "numeric",
            month: "2-digit",
            day: "2-digit",
            timeZone: zone,
            calendar: "iso8601",
            numberingSystem: "latn",
        }).formatToParts(new Date(at));
        const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
        return `${part("year")}-${part("month")}-${part("day")}`;
    };

    /** "in 41d", "yesterday"; undefined when more than 60 days away. */
    const dayRelative = (day: string): string | undefined => {
        const away = dayNumber(day) - today;
        return Math.abs(away) > 60 ? undefined : relative.format(away, "day");
    };

    /** "3 min ago", "2d ago"; the date when more than 60 days away. */
    const ago = (at: string): string => {
        const seconds = Math.round((new Date(at).getTime() - now()) / 1000);
        const size = Math.abs(seconds);
        if (size < 45) return relative.format(0, "second");
        if (size < 3600) return relative.format(Math.round(seconds / 60), "minute");
        if (size < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
        if (size <= 60 * 86_400) return relative.format(Math.round(seconds / 86_400), "day");
        return dates({ ...long, timeZone: zone }).format(new Date(at));
    };

    return {
        locale,
        integer,
        decimal,
        compact,
        percent,
        money,
        moneyCompact,
        date,
        dateShort,
        dateLong,
        month,
        weekdayName,
        instant,
        instantExact,
        dayOf,
        time,
        dayRelative,
        ago,
        today: context.today,
        firstWeekday: firstWeekday(locale),
    };
}

export type Format = ReturnType<typeof makeFormat>;
