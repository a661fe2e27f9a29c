/*
 * Mainstay's browser tracker: tells a Mainstay server who uses the page and what they use.
 *
 *   <script>
 *     window.mainstay = window.mainstay || [];
 *     mainstay.push(["login", "account-1", "user-1"]); // before or after the script has loaded
 *   </script>
 *   <script async src="https://mainstay.example.com/mainstay.js" data-key="KEY"></script>
 *
 * Calls are collected for a second and posted as one list. What is not acknowledged is sent again,
 * with growing pauses and the same message ids, which the server counts once; when the page goes
 * away the rest leaves by sendBeacon.
 *
 * Where window._csb is set, window.analytics is taken over with its calls and its order of
 * arguments, so that such a page needs only this script's address.
 *
 * Plain ES5 without polyfills, since it runs in pages of others; the minifier may write ES2015.
 */
// biome-ignore-all lint/complexity/useArrowFunction: ES5
// biome-ignore-all lint/style/useExponentiationOperator: ES5
// biome-ignore-all lint/style/useTemplate: ES5
// biome-ignore-all lint/complexity/useOptionalChain: ES5
// biome-ignore-all lint/suspicious/noRedundantUseStrict: the file is no module in the browser
(function (window, document, navigator) {
    "use strict";

    var SEND_AFTER = 1000; // ms after the first call of a batch
    var BATCH = 50; // calls in one request
    var BEACON_BYTES = 60000; // browsers take 64 KB
    var KEPT = 1000; // calls waiting; the oldest are dropped
    var ATTEMPTS = 8;
    var LONGEST_PAUSE = 60000;
    var STORE = "mainstay";

    var before = window.mainstay || [];
    if (before.version) return;

    var script = document.currentScript || document.querySelector('script[src*="mainstay.js"]');
    var legacy = window._csb;
    var config = {
        key: attribute("key") || (legacy && legacy.apiKey),
        // Where the script came from; CSB's own address (apiHost) is no longer meant.
        host: attribute("host") || (script && script.src.replace(/\/[^/]*$/, "")) || "",
        doNotTrack: attribute("do-not-track") === "true",
    };

    var who = load(); // {a: account id, u: user id}
    var waiting = []; // calls not yet acknowledged, oldest first
    var sending = 0; // how many of them are on their way
    var flight = null; // the request that carries them
    var attempt = 0;
    var timer = 0;
    var listeners = {};

    function attribute(name) {
        return script && script.getAttribute("data-" + name);
    }

    // ---- who uses the page; kept for its next load

    function load() {
        try {
            return JSON.parse(window.localStorage.getItem(STORE)) || {};
        } catch (e) {
            return {};
        }
    }

    function setWho(account, user) {
        who = { a: account, u: user };
        if (silent()) return;
        try {
            if (account || user) window.localStorage.setItem(STORE, JSON.stringify(who));
            else window.localStorage.removeItem(STORE);
        } catch (e) {
            // No storage here: the page tells us again with each load.
        }
    }

    function silent() {
        return (
            config.doNotTrack &&
            (navigator.doNotTrack === "1" ||
                window.doNotTrack === "1" ||
                navigator.globalPrivacyControl)
        );
    }

    // ---- sending

    function add(type, fields) {
        if (silent()) return;
        var item = {
            type: type,
            accountId: who.a,
            userId: who.u,
            timestamp: new Date().toISOString(),
            messageId: random() + random(),
        };
        for (var name in fields) item[name] = fields[name];
        waiting.push(item);
        // What is on its way stays, so that its answer removes the right ones.
        if (waiting.length > KEPT) waiting.splice(sending, 1);
        if (!sending && !timer) schedule(SEND_AFTER);
        else if (!sending && !attempt && waiting.length === BATCH) send();
    }

    function random() {
        return Math.random().toString(36).slice(2);
    }

    function schedule(pause) {
        clearTimeout(timer);
        timer = setTimeout(send, pause);
    }

    function address() {
        return config.host + "/api_js/v1_1/track";
    }

    // The key stands in the body, and the body is plain text: so browsers ask no permission first,
    // and sendBeacon, which has no headers, sends the same.
    function body(items) {
        items[0].api_key = config.key;
        return JSON.stringify(items);
    }

    function send() {
        clearTimeout(timer);
        timer = 0;
        if (sending || !waiting.length || !config.key) return;
        sending = Math.min(waiting.length, BATCH);
        var request = new XMLHttpRequest();
        flight = request;
        request.onloadend = function () {
            if (flight === request)
                answered(request.status, +request.getResponseHeader("Retry-After"));
        };
        request.open("POST", address());
        request.timeout = 30000;
        request.send(body(waiting.slice(0, sending)));
    }

    // Status 0: no connection. Faults of ours (4xx) would be the same again: those are given up.
    function answered(status, retryAfter) {
        var pause =
            Math.min(1000 * Math.pow(2, attempt + 1), LONGEST_PAUSE) * (0.5 + Math.random() / 2);
        var again = !status || status === 408 || status === 429 || status >= 500;
        var count = sending;
        sending = 0;
        if (again && ++attempt < ATTEMPTS) {
            schedule(Math.max(pause, retryAfter * 1000 || 0));
            return;
        }
        if (status !== 200 && window.console)
            console.warn("mainstay: " + count + " calls not taken: " + status);
        attempt = 0;
        waiting.splice(0, count);
        if (waiting.length) schedule(0);
    }

    // The page may not come back: everything that is not acknowledged goes once more, whatever its
    // request still says.
    function leave() {
        var count, text;
        if (!navigator.sendBeacon || !config.key) return;
        while (waiting.length) {
            count = Math.min(waiting.length, BATCH);
            text = body(waiting.slice(0, count));
            while (text.length > BEACON_BYTES && count > 1) {
                count = count >> 1;
                text = body(waiting.slice(0, count));
            }
            if (!navigator.sendBeacon(address(), text)) return;
            waiting.splice(0, count);
            sending = 0;
            flight = null;
        }
    }

    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", function () {
        if (document.visibilityState === "hidden") leave();
    });

    // ---- what a page may call

    function pageName() {
        return window.location.pathname;
    }

    var methods = {
        version: "1",
        init: function (options) {
            for (var name in options) config[name] = options[name];
            if (waiting.length) schedule(0);
        },
        login: function (account, user) {
            setWho(account, user);
            add("track", { event: "User Login" });
        },
        logout: function () {
            add("track", { event: "User Logout" });
            setWho();
            send();
        },
        // Attributes of the user who is signed in.
        identify: function (traits) {
            add("user", { traits: traits });
        },
        // Attributes of their account.
        account: function (traits) {
            add("account", { userId: undefined, traits: traits });
        },
        feature: function (product, module, feature, total) {
            add("feature", {
                productId: product,
                moduleId: module,
                featureId: feature,
                total: total === undefined ? 1 : total,
            });
        },
        page: function (name, properties) {
            add("page", { page: name || pageName(), properties: properties });
        },
        flush: send,
        push: function (call) {
            run(methods, call);
            return waiting.length;
        },
    };

    function run(target, call) {
        var method = target[call[0]];
        if (typeof method === "function") method.apply(target, Array.prototype.slice.call(call, 1));
    }

    // ---- window.analytics of pages made for CSB

    function tell(name, args) {
        (listeners[name] || []).slice().forEach(function (listener) {
            listener.apply(null, args);
        });
    }

    // A call whose first argument may be left out: (id, traits) or (traits).
    function named(id, traits) {
        return id !== null && typeof id === "object"
            ? { traits: id }
            : { id: id, traits: traits || {} };
    }

    // Calls `track` when something happens to one element or a list of them; names may be functions
    // of the element.
    function on(happening) {
        return function (elements, event, properties) {
            // A form has a length, too: of its fields.
            var many = elements && elements.length !== undefined && !elements.tagName;
            Array.prototype.forEach.call(many ? elements : [elements], function (element) {
                if (element)
                    element.addEventListener(happening, function () {
                        analytics.track(of(event, element), of(properties, element));
                    });
            });
        };
    }

    function of(value, element) {
        return typeof value === "function" ? value(element) : value;
    }

    function nothing() {}

    var analytics = {
        initialize: true,
        login: function (user, account) {
            methods.login(account, user);
        },
        logout: methods.logout,
        reset: function () {
            setWho();
        },
        identify: function (user, traits) {
            var call = named(user, traits);
            setWho(
                call.traits.account_id || call.traits.accountId || who.a,
                call.id || call.traits.user_id || who.u,
            );
            add("user", { traits: call.traits });
        },
        group: function (account, traits) {
            var call = named(account, traits);
            setWho(call.id || call.traits.account_id || who.a, who.u);
            methods.account(call.traits);
        },
        feature: function (feature, module, product, total) {
            methods.feature(product, module, feature, total);
        },
        track: function (event, properties) {
            add("track", { event: event, properties: properties });
        },
        page: function (category, name) {
            methods.page(
                typeof name === "string" ? name : typeof category === "string" ? category : "",
            );
        },
        ready: function (callback) {
            if (typeof callback === "function") setTimeout(callback, 0);
        },
        on: function (name, listener) {
            listeners[name] = (listeners[name] || []).concat(listener);
        },
        once: function (name, listener) {
            analytics.on(name, function once() {
                analytics.off(name, once);
                listener.apply(null, arguments);
            });
        },
        off: function (name, listener) {
            listeners[name] = (listeners[name] || []).filter(function (known) {
                return listener && known !== listener;
            });
        },
        trackClick: on("click"),
        trackLink: on("click"),
        trackForm: on("submit"),
        trackSubmit: on("submit"),
        alias: nothing,
        debug: nothing,
        load: nothing,
        push: function (call) {
            run(analytics, call);
        },
    };
    analytics.pageview = analytics.page;

    function chained(name, method) {
        analytics[name] = function () {
            method.apply(analytics, arguments);
            tell(name, arguments);
            return analytics;
        };
    }

    // ---- taking over what was called before

    function takeOver(queue) {
        window.analytics = analytics;
        queue.forEach(analytics.push);
    }

    window.mainstay = methods;
    before.forEach(methods.push);

    if (legacy) {
        Object.keys(analytics).forEach(function (name) {
            if (typeof analytics[name] === "function") chained(name, analytics[name]);
        });
        takeOver(window.analytics || []);
    }
})(window, document, navigator);
