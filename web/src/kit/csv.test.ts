import { expect, test } from "vitest";
import { csvOf } from "./csv";

test("fields are quoted where they must be, and nothing is there for no value", () => {
    expect(
        csvOf([
            ["a", "b,c", 'say "so"'],
            [1.5, null, "two\nlines"],
        ]),
    ).toBe('a,"b,c","say ""so"""\r\n1.5,,"two\nlines"\r\n');
});

test("text that a spreadsheet would compute stays text; numbers stay numbers", () => {
    expect(csvOf([["=1+1", "+x", "-y", "@z", -3]])).toBe("'=1+1,'+x,'-y,'@z,-3\r\n");
});
