import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// happy-dom has no media queries that match; Mantine asks for some.
window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
})) as typeof window.matchMedia;

afterEach(cleanup);
