// Runs before the first paint: sets the colour scheme and the density that this browser last used.
(() => {
    let stored = null;
    let density = null;
    try {
        stored = localStorage.getItem("mainstay-theme");
        density = localStorage.getItem("mainstay-density");
    } catch {
        // Storage may be forbidden; the system's scheme is then used.
    }
    const dark =
        stored === "dark" ||
        (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
    if (density === "compact") document.documentElement.dataset.density = "compact";
})();
