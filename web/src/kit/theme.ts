import { type CSSVariablesResolver, createTheme } from "@mantine/core";

/** Colour of an item that deletes or takes away. */
export const danger = "var(--poor-text)";

const field = { size: "xs" } as const;

/** Mantine with our sizes: 30 px controls, 13 px text, 6 px corners. Colours come from tokens.css. */
export const theme = createTheme({
    fontFamily: "var(--font)",
    fontFamilyMonospace: "var(--mono)",
    fontSizes: { xs: "13px", sm: "13px", md: "13px", lg: "15px", xl: "20px" },
    lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.35" },
    defaultRadius: "6px",
    primaryColor: "indigo",
    primaryShade: { light: 6, dark: 6 },
    colors: {
        indigo: [
            "#eeeefc",
            "#dcdcf9",
            "#bcbbf3",
            "#9493e8",
            "#7b7ae0",
            "#6a68d9",
            "#5754cd",
            "#4b48bd",
            "#4340a8",
            "#3d3aa3",
        ],
        red: [
            "#fdecea",
            "#fbd9d5",
            "#f5b3ab",
            "#ec8d80",
            "#e06a5a",
            "#d0432f",
            "#b8331f",
            "#a82c1b",
            "#8d2416",
            "#701c11",
        ],
    },
    cursorType: "pointer",
    focusRing: "auto",
    respectReducedMotion: true,
    // Plain objects, not Component.extend(): the theme must not load components that a page lacks.
    components: {
        TextInput: { defaultProps: field },
        PasswordInput: { defaultProps: field },
        Textarea: { defaultProps: field },
        NumberInput: { defaultProps: field },
        Select: { defaultProps: { ...field, allowDeselect: false } },
        Checkbox: { defaultProps: field },
        Switch: { defaultProps: field },
        Button: { defaultProps: field },
        ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
        SegmentedControl: { defaultProps: { ...field, withItemsBorders: false } },
        // In the page's main landmark, outside of the buttons and scrollers that it explains.
        Tooltip: {
            defaultProps: {
                openDelay: 350,
                withinPortal: true,
                portalProps: { target: "#main", reuseTargetNode: false },
            },
        },
        Menu: {
            defaultProps: {
                shadow: "none",
                position: "bottom-end",
                // Stays beside its button: inside the same landmark, clipped by no scroller.
                withinPortal: false,
                floatingStrategy: "fixed",
                // A presentational child that takes the focus is not allowed in a menu.
                withInitialFocusPlaceholder: false,
            },
        },
        Popover: { defaultProps: { shadow: "none" } },
        Modal: {
            defaultProps: {
                centered: true,
                radius: 10,
                padding: 20,
                overlayProps: { opacity: 0.45 },
            },
        },
        Drawer: {
            defaultProps: { position: "right", padding: 20, overlayProps: { opacity: 0.45 } },
        },
    },
});

/** Mantine's greys and dark surfaces are our tokens, so that no component brings its own ground. */
export const cssVariables: CSSVariablesResolver = () => {
    const shared = {
        "--mantine-color-body": "var(--surface)",
        "--mantine-color-text": "var(--text)",
        "--mantine-color-dimmed": "var(--text-2)",
        "--mantine-color-placeholder": "var(--text-3)",
        "--mantine-color-default": "var(--surface)",
        "--mantine-color-default-color": "var(--text)",
        "--mantine-color-default-border": "var(--line-2)",
        "--mantine-color-default-hover": "var(--hover)",
        "--mantine-color-anchor": "var(--accent)",
        "--mantine-color-error": "var(--poor-text)",
        "--mantine-color-disabled": "var(--sub)",
        "--mantine-color-disabled-color": "var(--text-3)",
        "--mantine-color-disabled-border": "var(--line)",
        "--mantine-primary-color-filled": "var(--button)",
        "--mantine-primary-color-filled-hover": "var(--button-hover)",
        "--mantine-color-indigo-filled": "var(--button)",
        "--mantine-color-indigo-filled-hover": "var(--button-hover)",
        "--mantine-color-indigo-light": "var(--accent-bg)",
        "--mantine-color-indigo-light-color": "var(--accent)",
        "--mantine-color-indigo-outline": "var(--accent)",
        "--mantine-color-red-light": "var(--poor-bg)",
        "--mantine-color-red-light-color": "var(--poor-text)",
        "--mantine-color-gray-light-color": "var(--text-2)",
        "--mantine-color-gray-light-hover": "var(--hover)",
    };
    const light = {
        "--mantine-color-gray-0": "var(--sub)",
        "--mantine-color-gray-1": "var(--sub)",
        "--mantine-color-gray-2": "var(--line)",
        "--mantine-color-gray-3": "var(--line-2)",
        "--mantine-color-gray-4": "var(--line-2)",
        "--mantine-color-gray-5": "var(--text-3)",
        "--mantine-color-gray-6": "var(--text-3)",
        "--mantine-color-gray-7": "var(--text-2)",
        "--mantine-color-gray-8": "var(--text)",
        "--mantine-color-gray-9": "var(--text)",
        "--mantine-color-black": "var(--text)",
    };
    const dark = {
        "--mantine-color-dark-0": "var(--text)",
        "--mantine-color-dark-1": "var(--text-2)",
        "--mantine-color-dark-2": "var(--text-3)",
        "--mantine-color-dark-3": "var(--text-3)",
        "--mantine-color-dark-4": "var(--line-2)",
        "--mantine-color-dark-5": "var(--line-2)",
        "--mantine-color-dark-6": "var(--surface)",
        "--mantine-color-dark-7": "var(--surface)",
        "--mantine-color-dark-8": "var(--sub)",
        "--mantine-color-dark-9": "var(--app)",
    };
    return { variables: shared, light: { ...shared, ...light }, dark: { ...shared, ...dark } };
};
